/*
 * Sends a form in the background and shows the answer in the page: the elements with the attribute data-part get the
 * content that they have in the answer. The focus stays on the element with the same id. While a button of the mouse or
 * a finger is down, the answer waits: the element below it must still be there for the click.
 */
window.KassaPage = (function () {
  'use strict';

  var down = false;
  var released = [];

  document.addEventListener('pointerdown', function () { down = true; });
  ['pointerup', 'pointercancel'].forEach(function (end) {
    document.addEventListener(end, function () {
      window.setTimeout(function () {
        down = false;
        released.splice(0).forEach(function (resume) { resume(); });
      });
    });
  });

  function untilReleased(value) {
    return new Promise(function (resolve) {
      var resume = function () { resolve(value); };
      if (down) {
        released.push(resume);
      } else {
        resume();
      }
    });
  }

  /** Resolves to the document of the answer; leaves for its page if it is another one. */
  function post(form, fields) {
    return fetch(form.action, { method: 'POST', body: new URLSearchParams(fields), credentials: 'same-origin' })
      .then(function (answer) {
        if (!answer.ok) {
          throw new Error('Answer ' + answer.status);
        }
        if (answer.redirected && new URL(answer.url).pathname !== window.location.pathname) {
          window.location.assign(answer.url);
          return new Promise(function () {});
        }
        return answer.text();
      })
      .then(untilReleased)
      .then(function (html) {
        return new DOMParser().parseFromString(html, 'text/html');
      });
  }

  function swapPart(part, answer) {
    var fresh = answer.getElementById(part.id);
    if (!fresh || fresh.innerHTML === part.innerHTML) {
      return;
    }
    var focused = part.contains(document.activeElement) ? document.activeElement.id : null;
    part.innerHTML = fresh.innerHTML;
    if (focused && document.getElementById(focused)) {
      document.getElementById(focused).focus({ preventScroll: true });
    }
  }

  function swap(answer) {
    [].forEach.call(document.querySelectorAll('[data-part]'), function (part) { swapPart(part, answer); });
    swapPart(document.getElementById('basket-count'), answer);
  }

  return { post: post, swap: swap };
})();
