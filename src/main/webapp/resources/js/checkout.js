/*
 * Enables the link to the payment page, whose URL is in the page or comes from the payment provider's script. Until it is
 * known, while a change is under way or not saved, and when the browser brings the page back from its memory, the link
 * leads nowhere. A ticked delivery is sent at once, also when it was ticked before this script came; what stands unsaved
 * in the other forms meanwhile stands there again on the page that comes next.
 */
(function () {
  'use strict';
  var PATIENCE = 12000;
  var PAUSE = 50;
  var KEPT = 'kassa.checkout';
  var FRESH = 60000;
  var begun = Date.now();
  var address = null;
  var leaving = false;
  var forms = [].slice.call(document.querySelectorAll('main form'));
  var delivery = document.getElementById('delivery');
  var payment = document.getElementById('payment');
  var link = document.getElementById('goto-checkout');
  var preparing = document.getElementById('payment-preparing');
  var failed = document.getElementById('payment-failed');
  var notice = document.getElementById('unsaved');
  var toUnsaved = document.getElementById('to-unsaved');

  function fields(form) {
    return [].filter.call(form.elements, function (field) {
      return /^(text|email|tel|radio|select-one)$/.test(field.type);
    });
  }

  function isChanged(field) {
    if (field.type === 'radio') {
      return field.checked !== field.defaultChecked;
    }
    if (field.type === 'select-one') {
      var original = [].findIndex.call(field.options, function (option) { return option.defaultSelected; });
      return field.selectedIndex !== Math.max(original, 0);
    }
    return field.value.trim() !== field.defaultValue.trim();
  }

  function isUnsaved(form) {
    return form.querySelector('.field-error') !== null || fields(form).some(isChanged);
  }

  function firstUnsaved() {
    return forms.filter(isUnsaved)[0];
  }

  function open(form) {
    [].forEach.call(form.querySelectorAll('details'), function (details) { details.open = true; });
  }

  function lead(form) {
    open(form);
    form.querySelector('input[type=submit]').focus();
  }

  function showCompany() {
    var company = document.querySelector('#buyer input[value="COMPANY"]').checked;
    [].forEach.call(document.querySelectorAll('#buyer .company'), function (field) { field.hidden = !company; });
  }

  function show() {
    showCompany();
    var first = firstUnsaved();
    var unsaved = first !== undefined;
    notice.hidden = leaving || !unsaved;
    if (unsaved) {
      toUnsaved.href = '#' + first.id;
    }
    if (!link) {
      return;
    }
    if (address && !leaving && !unsaved) {
      link.href = address;
      link.removeAttribute('aria-disabled');
    } else {
      link.removeAttribute('href');
      link.setAttribute('aria-disabled', 'true');
    }
  }

  function key(field) {
    var sku = field.form.querySelector('input[name$=":sku"]');
    return (sku ? sku.value : field.form.id) + '/' + field.name.replace(/.*:/, '');
  }

  function keep(sent) {
    var kept = { at: Date.now(), focused: sent === delivery, values: {} };
    forms.forEach(function (form) {
      if (form !== sent && isUnsaved(form)) {
        fields(form).forEach(function (field) {
          if (field.type !== 'radio' || field.checked) {
            kept.values[key(field)] = field.value;
          }
        });
      }
    });
    try {
      window.sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } catch (e) {
      /* A browser that keeps nothing shows what is saved. */
    }
  }

  function restore() {
    var kept = null;
    try {
      kept = JSON.parse(window.sessionStorage.getItem(KEPT));
      window.sessionStorage.removeItem(KEPT);
    } catch (e) {
      /* Nothing was kept. */
    }
    if (!kept || Date.now() - kept.at > FRESH) {
      return;
    }
    forms.forEach(function (form) {
      fields(form).forEach(function (field) {
        var value = kept.values[key(field)];
        if (value !== undefined && field.type === 'radio') {
          field.checked = field.value === value;
        } else if (value !== undefined) {
          field.value = value;
        }
      });
      if (isUnsaved(form)) {
        open(form);
      }
    });
    var chosen = kept.focused && delivery && delivery.querySelector('input[type=radio]:checked');
    if (chosen) {
      chosen.focus();
    }
  }

  function fail() {
    address = null;
    show();
    preparing.hidden = true;
    failed.hidden = false;
    payment.hidden = true;
  }

  function arm() {
    try {
      var given = window.KassaPaymentPage.url(payment.dataset);
      if (!/^https?:\/\//.test(given)) {
        throw new Error('No address to pay at');
      }
      address = given;
      preparing.hidden = true;
      show();
    } catch (e) {
      fail();
    }
  }

  function wait() {
    if (window.KassaPaymentPage && window.KassaPaymentPage.isReady()) {
      arm();
    } else if (Date.now() - begun > PATIENCE) {
      fail();
    } else {
      window.setTimeout(wait, PAUSE);
    }
  }

  document.addEventListener('input', show);
  document.addEventListener('change', function (event) {
    if (event.target.form && event.target.form === delivery) {
      delivery.querySelector('input[type=submit]').click();
    } else {
      show();
    }
  });
  document.addEventListener('submit', function (event) {
    if (event.target.id === 'free' && firstUnsaved()) {
      event.preventDefault();
      lead(firstUnsaved());
    } else if (forms.indexOf(event.target) >= 0) {
      keep(event.target);
      leaving = true;
    }
    show();
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      leaving = true;
      window.location.reload();
    }
    if (delivery) {
      delivery.querySelector('input[type=submit]').hidden = !isUnsaved(delivery);
    }
    show();
  });

  var chosenEarly = delivery && fields(delivery).some(isChanged);
  restore();
  if (payment && !payment.dataset.key) {
    address = link.href;
  }
  show();
  if (chosenEarly) {
    delivery.querySelector('input[type=submit]').click();
  }
  if (payment) {
    document.addEventListener('error', function (event) {
      if (event.target.tagName === 'SCRIPT') {
        begun = 0;
      }
    }, true);
    link.addEventListener('click', function (event) {
      if (firstUnsaved()) {
        event.preventDefault();
        lead(firstUnsaved());
      }
    });
    if (payment.dataset.key) {
      preparing.hidden = false;
      wait();
    }
  }
})();
