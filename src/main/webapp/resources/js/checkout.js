/*
 * Saves the checkout's form whenever a field changes, one request at a time, and shows the answer in the page. The link
 * to the payment page, whose URL is in the page or comes from the payment provider's script, leads nowhere until
 * everything is saved. A press on it waits for that, and for the same amount only.
 */
(function () {
  'use strict';
  var PATIENCE = 12000;
  var PAUSE = 50;
  var begun = Date.now();
  var form = document.getElementById('buyer');
  var saving = document.getElementById('saving');
  var notSaved = document.getElementById('not-saved');
  var committed = new Map();
  var address = null;
  var running = false;
  var again = null;
  var failed = false;
  var wanted = null;
  var received = false;

  function byId(id) {
    return document.getElementById(id);
  }

  function isText(field) {
    return /^(text|email|tel)$/.test(field.type);
  }

  function fields() {
    return [].filter.call(form.elements, function (field) {
      return isText(field) || field.type === 'radio' || field.type === 'select-one';
    });
  }

  function total() {
    return byId('checkout-total').textContent;
  }

  function wrong() {
    return [].filter.call(form.querySelectorAll('[aria-invalid=true]'), function (field) {
      return field.closest('[hidden]') === null;
    })[0];
  }

  function showCompany() {
    var company = form.querySelector('input[value="COMPANY"]').checked;
    [].forEach.call(form.querySelectorAll('.company'), function (field) { field.hidden = !company; });
  }

  function focusOn(field) {
    for (var box = field.closest('details'); box; box = box.parentElement.closest('details')) {
      box.open = true;
    }
    field.focus();
    field.scrollIntoView({ block: 'center' });
  }

  function show() {
    showCompany();
    var link = byId('goto-checkout');
    var text = running || again ? saving.dataset.saving : isPreparing() ? saving.dataset.preparing : '';
    if (saving.textContent !== text) {
      saving.textContent = text;
    }
    notSaved.hidden = !failed;
    if (!link) {
      return;
    }
    link.tabIndex = 0;
    if (address && !running && !again && !failed && !wrong()) {
      link.href = address;
      link.removeAttribute('aria-disabled');
    } else {
      link.removeAttribute('href');
      link.setAttribute('aria-disabled', 'true');
    }
  }

  /** What is still being typed is not sent. */
  function content(button) {
    var all = new FormData(form);
    fields().filter(isText).forEach(function (field) {
      if (field === document.activeElement) {
        all.set(field.name, committed.get(field.name));
      }
    });
    all.append('buyer:' + button, '');
    return all;
  }

  function commit(field) {
    committed.set(field.name, field.value);
  }

  function save(button, pressed) {
    if (pressed && isText(document.activeElement)) {
      commit(document.activeElement);
    }
    again = { button: button, pressed: pressed || Boolean(again && again.pressed) };
    failed = false;
    if (!running) {
      send();
    }
    show();
  }

  function send() {
    var request = again;
    var body = content(request.button);
    again = null;
    running = true;
    window.KassaPage.post(form, body)
      .then(function (answer) {
        if (!answer.getElementById('buyer')) {
          throw new Error('Another page');
        }
        running = false;
        if (again) {
          send();
        } else {
          receive(answer, body, request.pressed);
        }
        show();
      })
      .catch(function () {
        running = false;
        again = null;
        wanted = null;
        failed = true;
        show();
      });
  }

  function receive(answer, body, pressed) {
    var before = wanted && wanted.total;
    received = true;
    fields().forEach(function (field) { receiveField(field, answer.getElementById(field.id), body); });
    var shown = answer.getElementById('address');
    byId('address').hidden = shown.hidden;
    window.KassaPage.swap(answer);
    var field = wrong();
    if (field && (pressed || wanted || document.activeElement === document.body)) {
      focusOn(field);
    }
    if (field || wanted && before !== total()) {
      wanted = null;
    }
    preparePayment();
    followWish();
  }

  function receiveField(field, fresh, body) {
    if (!fresh || field.type === 'radio' || field.value !== body.get(field.name)) {
      return;
    }
    if (isText(field) && field.value !== fresh.value) {
      field.value = fresh.value;
      commit(field);
    }
    ['aria-invalid', 'aria-describedby'].forEach(function (name) {
      if (fresh.hasAttribute(name)) {
        field.setAttribute(name, fresh.getAttribute(name));
      } else {
        field.removeAttribute(name);
      }
    });
    var box = field.closest('.field');
    [].forEach.call(box.querySelectorAll('.field-error'), function (error) { error.remove(); });
    var error = fresh.closest('.field').querySelector('.field-error');
    if (error) {
      box.appendChild(document.importNode(error, true));
    }
  }

  function failPayment() {
    address = null;
    byId('payment-failed').hidden = false;
    byId('payment').hidden = true;
    show();
  }

  function arm() {
    try {
      var given = window.KassaPaymentPage.url(byId('payment').dataset);
      if (!/^https?:\/\//.test(given)) {
        throw new Error('No address to pay at');
      }
      address = given;
      show();
      followWish();
    } catch (e) {
      failPayment();
    }
  }

  function wait() {
    if (!byId('payment') || address) {
      return;
    }
    if (window.KassaPaymentPage && window.KassaPaymentPage.isReady()) {
      arm();
    } else if (Date.now() - begun > PATIENCE) {
      failPayment();
    } else {
      window.setTimeout(wait, PAUSE);
    }
  }

  function preparePayment() {
    address = null;
    var payment = byId('payment');
    if (payment && !payment.dataset.key) {
      address = byId('goto-checkout').getAttribute('href');
    } else if (payment && received && !window.KassaPaymentPage && !document.querySelector('script[nonce]')) {
      window.location.reload();
    } else if (payment) {
      wait();
    }
  }

  /** Goes on with the press that waited. */
  function followWish() {
    if (!wanted || running || again) {
      return;
    }
    if (wanted.complete && byId('free:complete')) {
      wanted = null;
      byId('free:complete').click();
    } else if (wanted.pay && address) {
      wanted = null;
      window.location.assign(address);
    }
  }

  function isPreparing() {
    return byId('payment') && !address && byId('payment-failed').hidden;
  }

  function press(event, wish) {
    if (running || again || wish.pay && !wrong() && isPreparing()) {
      event.preventDefault();
      wish.total = total();
      wanted = wish;
    } else if (wrong()) {
      event.preventDefault();
      focusOn(wrong());
    }
  }

  document.addEventListener('change', function (event) {
    if (event.target.form === form) {
      commit(event.target);
      save('save', false);
    }
  });
  document.addEventListener('submit', function (event) {
    if (event.target === form) {
      event.preventDefault();
      save(event.submitter && /:drop$/.test(event.submitter.name) ? 'drop' : 'use', true);
    } else if (event.target.id === 'free') {
      press(event, { complete: true });
    }
  });
  document.addEventListener('click', function (event) {
    if (event.target.id === 'goto-checkout') {
      press(event, { pay: true });
    } else if (event.target.id === 'save-again') {
      save('save', true);
    }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && event.target.id === 'goto-checkout' && !event.target.hasAttribute('href')) {
      press(event, { pay: true });
    }
  });
  document.addEventListener('error', function (event) {
    if (event.target.tagName === 'SCRIPT') {
      begun = 0;
    }
  }, true);
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      window.location.reload();
    }
  });

  function isChanged(field) {
    if (field.type === 'radio') {
      return field.checked !== field.defaultChecked;
    }
    if (field.type === 'select-one') {
      var original = [].findIndex.call(field.options, function (option) { return option.defaultSelected; });
      return field.selectedIndex !== Math.max(original, 0);
    }
    return field.value !== field.defaultValue;
  }

  /* What was typed or chosen before this script came. A form with errors shows what was not saved. */
  var early = fields().filter(isChanged);
  fields().forEach(function (field) {
    committed.set(field.name, field === document.activeElement ? field.defaultValue : field.value);
  });
  preparePayment();
  show();
  if (wrong()) {
    focusOn(wrong());
  }
  if (early.some(function (field) { return field !== document.activeElement; })) {
    save('save', false);
  }
})();
