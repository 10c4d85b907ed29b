/* Looks again whether the payment is settled, ever more slowly, and shows the page anew only when it is. */
(function () {
  'use strict';
  var FIRST = 3000;
  var SLOWEST = 60000;
  var shown = document.querySelector('main[data-state]').dataset.state;

  function look(pause) {
    window.setTimeout(function () {
      fetch(window.location.href, { credentials: 'same-origin', cache: 'no-store' })
        .then(function (answer) { return answer.text(); })
        .then(function (text) {
          var state = /data-state="(\w+)"/.exec(text);
          if (state && state[1] !== shown) {
            window.location.reload();
          } else {
            look(Math.min(pause * 1.3, SLOWEST));
          }
        })
        .catch(function () { look(Math.min(pause * 2, SLOWEST)); });
    }, pause);
  }

  look(FIRST);
})();
