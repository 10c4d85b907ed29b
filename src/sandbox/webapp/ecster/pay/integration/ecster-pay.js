/*
 * The stand-in for Ecster's script. Where the page lies that it leads to is Ecster's own business (the real address is
 * not published): a shop calls getUrl and uses what it returns.
 */
(function () {
  'use strict';
  var page = new URL('../start.xhtml', document.currentScript.src);

  window.EcsterPay = {
    /* Answers at once with the address of the hosted payment page. */
    getUrl: function (options) {
      if (!options || !options.cartKey) {
        throw new Error('EcsterPay.getUrl: cartKey is mandatory');
      }
      var url = new URL(page);
      url.searchParams.set('cart', options.cartKey);
      url.searchParams.set('showCart', options.showCart === true);
      url.searchParams.set('showPaymentResult', options.showPaymentResult === true);
      ['returnUrl', 'shopTermsUrl'].forEach(function (name) {
        if (options[name]) {
          url.searchParams.set(name, options[name]);
        }
      });
      return url.href;
    }
  };
})();
