/* Adds a product from the product list without loading the page again. */
(function () {
  'use strict';
  document.addEventListener('submit', function (event) {
    var button = event.submitter;
    if (event.target.id !== 'quick' || !button) {
      return;
    }
    event.preventDefault();
    var fields = new FormData(event.target);
    fields.append(button.name, button.value);
    window.KassaPage.post(event.target, fields)
      .then(window.KassaPage.swap)
      .catch(function () { window.location.reload(); });
  });
})();
