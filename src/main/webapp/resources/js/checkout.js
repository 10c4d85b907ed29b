/*
 * Puts the address that Ecster's script gives on the link to the payment. Until then, while a change is under way, and
 * when the browser brings the page back from its memory, the link leads nowhere.
 */
(function () {
  'use strict';
  var PATIENCE = 12000;
  var PAUSE = 50;
  var begun = Date.now();
  var payment = document.getElementById('payment');
  var link = document.getElementById('goto-checkout');
  var preparing = document.getElementById('payment-preparing');
  var failed = document.getElementById('payment-failed');

  function disarm() {
    link.removeAttribute('href');
    link.setAttribute('aria-disabled', 'true');
  }

  function fail() {
    disarm();
    preparing.hidden = true;
    failed.hidden = false;
    payment.hidden = true;
  }

  function arm() {
    try {
      var address = window.EcsterPay.getUrl({
        cartKey: payment.dataset.cartKey,
        showCart: true,
        showPaymentResult: false
      });
      if (!/^https?:\/\//.test(address)) {
        throw new Error('No address to pay at');
      }
      link.href = address;
      link.removeAttribute('aria-disabled');
      preparing.hidden = true;
    } catch (e) {
      fail();
    }
  }

  function wait() {
    if (window.EcsterPay) {
      arm();
    } else if (Date.now() - begun > PATIENCE) {
      fail();
    } else {
      window.setTimeout(wait, PAUSE);
    }
  }

  document.addEventListener('error', function (event) {
    if (event.target.tagName === 'SCRIPT') {
      begun = 0;
    }
  }, true);
  document.addEventListener('submit', disarm);
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      disarm();
      window.location.reload();
    }
  });

  preparing.hidden = false;
  wait();
})();
