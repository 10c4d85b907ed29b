/*
 * The stand-in for Ecster's script. Where the pages lie that it leads to is Ecster's own business (the real addresses are
 * not published): a shop calls getUrl and uses what it returns, or start, which renders a frame into #ecster-pay-ctr.
 */
(function () {
  'use strict';
  var script = document.currentScript.src;
  var page = new URL('../start.xhtml', script);
  var embedded = new URL('../embedded.xhtml', script);
  var READY_WITHIN = 10000;
  var LOCKED_AT_MOST = 20000;
  var CALLBACKS = {
    authenticated: 'onCustomerAuthenticated',
    contact: 'onChangedContactInfo',
    address: 'onChangedDeliveryAddress',
    delivery: 'onChangedDeliveryMethod',
    method: 'onPaymentMethodSelected',
    success: 'onPaymentSuccess',
    failure: 'onPaymentFailure',
    denied: 'onPaymentDenied'
  };
  var started = 0;
  var session = null;

  function address(base, options, names) {
    if (!options || !options.cartKey) {
      throw new Error('EcsterPay: cartKey is mandatory');
    }
    var url = new URL(base);
    url.searchParams.set('cart', options.cartKey);
    url.searchParams.set('showCart', options.showCart === true);
    url.searchParams.set('showPaymentResult', options.showPaymentResult === true);
    names.forEach(function (name) {
      if (options[name]) {
        url.searchParams.set(name, options[name]);
      }
    });
    return url;
  }

  function call(options, name) {
    if (typeof options[name] === 'function') {
      options[name].apply(null, [].slice.call(arguments, 2));
    }
  }

  function Session(options) {
    this.options = options;
    this.id = String(++started);
    this.lock = null;
    this.waiting = [];
    this.ready = false;
    this.over = false;
  }

  Session.prototype.send = function (type, data) {
    /* A shop may have removed the frame. */
    if (this.frame.contentWindow) {
      this.frame.contentWindow.postMessage({ ecsterPay: this.id, type: type, data: data }, embedded.origin);
    }
  };

  Session.prototype.fail = function (data) {
    if (this === session && !this.ready && !this.over) {
      this.over = true;
      call(this.options, 'onCheckoutStartFailure', data);
    }
  };

  Session.prototype.render = function () {
    var self = this;
    var place = document.getElementById('ecster-pay-ctr');
    var url = address(embedded, this.options, ['shopTermsUrl', 'prefillSwishNumber']);
    url.searchParams.set('showDelivery', this.options.showDelivery === true);
    url.searchParams.set('frame', this.id);
    if (!place) {
      throw new Error('EcsterPay.start: there is no element with the id ecster-pay-ctr');
    }
    this.frame = document.createElement('iframe');
    this.frame.title = 'Ecster Pay';
    this.frame.style.cssText = 'border:0;display:block;width:100%;min-height:300px';
    this.frame.src = url.href;
    this.frame.addEventListener('load', function () {
      window.setTimeout(function () { self.fail({ message: 'The payment could not be shown' }); }, 1000);
    });
    window.setTimeout(function () { self.fail({ message: 'The payment could not be loaded' }); }, READY_WITHIN);
    place.textContent = '';
    place.appendChild(this.frame);
  };

  /* A shop answers an event with an update: none is passed on before the last update is over. */
  Session.prototype.pass = function (message) {
    if (this.lock) {
      this.waiting.push(message);
    } else if (message.type === 'submit') {
      this.submit(message.data);
    } else {
      call(this.options, CALLBACKS[message.type], message.data);
    }
  };

  Session.prototype.submit = function (data) {
    var self = this;
    var answered = false;
    var answer = function (allowed) {
      if (!answered) {
        answered = true;
        self.send('submit', allowed === true);
      }
    };
    if (typeof this.options.onBeforeSubmit === 'function') {
      this.options.onBeforeSubmit(data, answer);
    } else {
      answer(true);
    }
  };

  Session.prototype.lockFrame = function () {
    var self = this;
    var lock = {};
    lock.timer = window.setTimeout(function () {
      if (self === session && self.lock === lock) {
        self.unlock(false);
      }
    }, LOCKED_AT_MOST);
    this.lock = lock;
    this.send('lock');
    return lock;
  };

  Session.prototype.unlock = function (succeeded) {
    window.clearTimeout(this.lock.timer);
    this.lock = null;
    this.send('unlock');
    call(this.options, succeeded ? 'onCheckoutUpdateSuccess' : 'onCheckoutUpdateFailure');
    call(this.options, 'finishUpdateCart');
    while (!this.lock && this.waiting.length > 0) {
      this.pass(this.waiting.shift());
    }
  };

  Session.prototype.receive = function (message) {
    if (message.type === 'ready') {
      this.ready = !this.over;
      if (this.ready) {
        call(this.options, 'onCheckoutStartSuccess');
      }
    } else if (message.type === 'unusable') {
      this.fail(message.data);
    } else if (message.type === 'height') {
      this.frame.style.height = Number(message.data) + 'px';
    } else if (message.type === 'updated' || message.type === 'outdated') {
      if (this.lock) {
        this.unlock(message.type === 'updated');
      } else if (message.type === 'outdated') {
        call(this.options, 'onCheckoutUpdateFailure');
      }
    } else if (message.type === 'submit' || CALLBACKS[message.type]) {
      this.pass(message);
    }
  };

  Session.prototype.update = function () {
    var self = this;
    if (this.lock) {
      throw new Error('EcsterPay.updateCart: an update is going on');
    }
    var lock = this.lockFrame();
    var used = false;
    call(this.options, 'onCheckoutUpdateInit');
    call(this.options, 'initUpdateCart');
    return function (key) {
      if (used || self !== session || (self.lock && self.lock !== lock)) {
        return;
      }
      used = true;
      if (key) {
        lock = self.lock || self.lockFrame();
        self.send('update', String(key));
      } else if (self.lock) {
        self.unlock(false);
      }
    };
  };

  function update() {
    if (!session) {
      throw new Error('EcsterPay.updateCart: nothing is started');
    }
    return session.update();
  }

  window.addEventListener('message', function (event) {
    var message = event.data;
    var ours = session && event.origin === embedded.origin && event.source === session.frame.contentWindow;
    if (ours && message && message.ecsterPay === session.id) {
      session.receive(message);
    }
  });

  window.EcsterPay = {
    /* Answers at once with the address of the hosted payment page. */
    getUrl: function (options) {
      return address(page, options, ['returnUrl', 'shopTermsUrl']).href;
    },

    /* Renders the payment; once more with another cart, the messages of the older frame are ignored. */
    start: function (options) {
      var next = new Session(options);
      next.render();
      session = next;
      call(options, 'onCheckoutStartInit');
    },

    /* Locks the payment and answers at once with the function that takes the new key. */
    updateCart: update,
    initUpdateCart: update
  };
})();
