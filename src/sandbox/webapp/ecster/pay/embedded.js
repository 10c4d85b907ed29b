/* The payment in a frame of the shop's page: asks the sandbox for the cart, tells the shop's page of every choice. */
(function () {
  'use strict';
  var root = document.getElementById('embedded');
  var texts = root.dataset;
  var options = new URLSearchParams(window.location.search);
  var key = options.get('cart');
  var frame = options.get('frame');
  var shop = texts.shop;
  var form = document.getElementById('purchase');
  var fields = document.getElementById('fields');
  var buy = document.getElementById('buy');
  var message = document.getElementById('message');
  var cart = null;
  var identified = false;
  var locked = false;
  var submitting = false;
  var ADDRESS = ['firstName', 'lastName', 'address', 'address2', 'city', 'zip', 'countryCode', 'region'];
  var CONTACT = ['email', 'cellular'];

  function tell(type, data) {
    window.parent.postMessage({ ecsterPay: frame, type: type, data: data }, shop);
  }

  function say(text) {
    message.textContent = text || '';
    message.hidden = !text;
  }

  function show() {
    fields.disabled = locked || submitting;
    fields.hidden = false;
    document.getElementById('customer').hidden = !identified;
    document.getElementById('waiting').hidden = !submitting;
  }

  function api(path, body) {
    return window.fetch('api/carts/' + encodeURIComponent(key) + path, body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body)
    }).then(function (answer) {
      return answer.json().then(function (json) {
        if (!answer.ok) {
          throw new Error(json.message);
        }
        return json;
      });
    });
  }

  function values(names) {
    var all = {};
    names.forEach(function (name) { all[name] = form.elements[name].value; });
    return all;
  }

  function chosen(name) {
    var radio = form.querySelector('input[name="' + name + '"]:checked');
    return radio && radio.value;
  }

  function element(tag, text, parent) {
    var made = document.createElement(tag);
    made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  function radio(list, name, value, text, checked) {
    var label = element('label', ' ' + text, element('li', '', list));
    var input = document.createElement('input');
    input.type = 'radio';
    input.name = name;
    input.value = value;
    input.checked = checked;
    label.insertBefore(input, label.firstChild);
  }

  function delivery() {
    return cart.deliveryMethods.filter(function (method) { return method.selected; })[0];
  }

  function renderTotal() {
    var selected = delivery();
    var amount = cart.amount + (selected ? selected.price : 0);
    document.getElementById('total').textContent =
      new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: cart.currency }).format(amount / 100);
  }

  function render() {
    var rows = document.getElementById('rows');
    var methods = document.getElementById('methods');
    var deliveries = document.getElementById('deliveries');
    var method = chosen('method');
    rows.textContent = '';
    if (options.get('showCart') === 'true') {
      cart.rows.forEach(function (row) { element('li', row.quantity + ' × ' + row.name, rows); });
    }
    methods.textContent = '';
    cart.methods.forEach(function (one) { radio(methods, 'method', one.id, one.name, one.id === method); });
    deliveries.textContent = '';
    var offered = options.get('showDelivery') === 'true' && cart.deliveryMethods.length > 0;
    document.getElementById('delivery').hidden = !offered;
    if (offered) {
      cart.deliveryMethods.forEach(function (one) { radio(deliveries, 'delivery', one.id, one.name, one.selected); });
    }
    renderTotal();
    show();
  }

  function load() {
    return api('').then(function (loaded) {
      cart = loaded;
      render();
    });
  }

  function identify() {
    var person = cart.persons.filter(function (one) { return one.id === form.elements.person.value; })[0];
    ADDRESS.concat(CONTACT).forEach(function (name) {
      form.elements[name].value = person.customer[name] || '';
    });
    identified = true;
    show();
    tell('authenticated', { customer: person.customer });
    tell('contact', values(CONTACT));
    tell('address', values(ADDRESS));
  }

  function purchase() {
    var selected = delivery();
    return {
      person: form.elements.person.value,
      method: chosen('method'),
      delivery: selected ? selected.id : undefined,
      outcome: form.elements.outcome.value,
      contact: values(CONTACT),
      address: values(ADDRESS)
    };
  }

  function submit() {
    say();
    if (!identified) {
      say(texts.identifyFirst);
    } else if (cart.deliveryMethods.length > 0 && !delivery()) {
      say(texts.chooseDelivery);
    } else if (!chosen('method')) {
      say(texts.choose);
    } else {
      submitting = true;
      show();
      tell('submit', { paymentMethod: chosen('method') });
    }
  }

  function end(result) {
    if (result.result === 'success') {
      fields.hidden = true;
      if (options.get('showPaymentResult') === 'true') {
        say(result.text);
      }
      tell('success', { internalReference: result.internalReference });
    } else {
      say(result.text);
      if (!result.payable) {
        fields.hidden = true;
      }
      tell(result.result, { message: result.text, status: result.status });
    }
  }

  function pay() {
    var bought = purchase();
    api('/begin', bought).then(function () {
      return api('/pay', bought);
    }).then(function (result) {
      submitting = false;
      show();
      end(result);
    }, function () {
      submitting = false;
      show();
      say(texts.outdated);
      tell('outdated');
    });
  }

  function receive(type, data) {
    if (type === 'lock' || type === 'unlock') {
      locked = type === 'lock';
      show();
    } else if (type === 'update') {
      var before = key;
      key = data;
      load().then(function () {
        say();
        tell('updated');
      }, function () {
        key = before;
        tell('outdated');
      });
    } else if (type === 'submit' && submitting) {
      if (data === true) {
        pay();
      } else {
        submitting = false;
        show();
      }
    }
  }

  window.addEventListener('message', function (event) {
    var sent = event.data;
    if (event.source === window.parent && event.origin === shop && sent && sent.ecsterPay === frame) {
      receive(sent.type, sent.data);
    }
  });

  if (texts.usable !== 'true') {
    /* Of an unknown key nobody knows the shop; the message says nothing else. */
    window.parent.postMessage({ ecsterPay: frame, type: 'unusable', data: { message: 'The key of the cart can not be used' } },
      shop || '*');
    return;
  }

  document.getElementById('identify').addEventListener('click', identify);
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    submit();
  });
  form.addEventListener('change', function (event) {
    var name = event.target.name;
    if (CONTACT.indexOf(name) >= 0) {
      tell('contact', values(CONTACT));
    } else if (ADDRESS.indexOf(name) >= 0) {
      tell('address', values(ADDRESS));
    } else if (name === 'method') {
      tell('method', { paymentMethod: event.target.value });
    } else if (name === 'delivery') {
      cart.deliveryMethods.forEach(function (method) { method.selected = method.id === event.target.value; });
      renderTotal();
      tell('delivery', delivery());
    }
  });
  if (window.ResizeObserver) {
    new window.ResizeObserver(function () { tell('height', Math.ceil(root.getBoundingClientRect().height) + 40); }).observe(root);
  }
  form.elements.swishNumber.value = options.get('prefillSwishNumber') || '';
  load().then(function () { tell('ready'); }, function () {
    tell('unusable', { message: 'The cart could not be loaded' });
  });
})();
