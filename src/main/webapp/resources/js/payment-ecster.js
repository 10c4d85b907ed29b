/* Leads to Ecster's payment page: its script gives the URL for the key of the cart. */
window.KassaPaymentPage = {
  isReady: function () {
    'use strict';
    return Boolean(window.EcsterPay);
  },
  url: function (session) {
    'use strict';
    return window.EcsterPay.getUrl({
      cartKey: session.key,
      showCart: true,
      shopTermsUrl: session.termsUrl,
      returnUrl: session.returnUrl,
      showPaymentResult: false
    });
  }
};
