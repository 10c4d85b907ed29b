/*
 * Saves quantities without a button: one request at a time, and of several changes of a line the newest. "To checkout"
 * waits for them.
 */
(function () {
  'use strict';
  var waiting = new Map();
  var running = false;
  var next = null;

  function lineOf(sku) {
    return [].filter.call(document.querySelectorAll('.line-form'), function (form) { return skuOf(form) === sku; })[0];
  }

  function skuOf(form) {
    return form.querySelector('input[name$=":sku"]').value;
  }

  function quantity(form) {
    return form.querySelector('input[name$=":quantity"]');
  }

  function typed() {
    var field = document.activeElement;
    var open = field.form && field.form.matches('.line-form') && field === quantity(field.form);
    return open && field.value !== field.defaultValue ? { sku: skuOf(field.form), value: field.value } : null;
  }

  function show(answer) {
    var unsent = typed();
    window.KassaPage.swap(answer);
    waiting.forEach(function (change, sku) {
      if (lineOf(sku)) {
        quantity(lineOf(sku)).value = change.quantity;
      }
    });
    if (unsent && lineOf(unsent.sku)) {
      quantity(lineOf(unsent.sku)).value = unsent.value;
    }
    var wrong = document.querySelector('.line-form [aria-invalid=true]');
    if (wrong) {
      next = null;
      wrong.focus();
    } else if (document.activeElement === document.body) {
      document.getElementById('cart-heading').focus({ preventScroll: true });
    }
  }

  function send() {
    if (running) {
      return;
    }
    var sku = waiting.keys().next().value;
    if (sku === undefined) {
      if (next) {
        next();
      }
      return;
    }
    var change = waiting.get(sku);
    var form = lineOf(sku);
    waiting.delete(sku);
    if (!form) {
      send();
      return;
    }
    var fields = new FormData(form);
    fields.set(quantity(form).name, change.quantity);
    fields.append(form.id + ':' + change.button, '');
    running = true;
    window.KassaPage.post(form, fields)
      .then(function (answer) {
        running = false;
        show(answer);
        send();
      })
      .catch(function () { window.location.reload(); });
  }

  function change(form, button) {
    waiting.set(skuOf(form), { button: button, quantity: quantity(form).value });
    send();
  }

  document.addEventListener('change', function (event) {
    var form = event.target.form;
    if (form && form.matches('.line-form')) {
      change(form, 'change');
    }
  });
  document.addEventListener('submit', function (event) {
    var form = event.target;
    var button = event.submitter;
    if (form.id === 'checkout' && (running || waiting.size > 0)) {
      event.preventDefault();
      next = function () { document.getElementById('checkout:to-checkout').click(); };
    } else if (form.matches('.line-form') && button) {
      event.preventDefault();
      var step = { less: -1, more: 1 }[button.id.replace(/.*:/, '')];
      var field = quantity(form);
      if (step && /^\s*\d+\s*$/.test(field.value)) {
        field.value = Math.max(0, Number(field.value) + step);
      }
      change(form, /:remove$/.test(button.id) ? 'remove' : 'change');
    }
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      window.location.reload();
    }
  });
})();
