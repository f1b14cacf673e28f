'use strict';
(() => {
  const root = document.documentElement;
  const bar = document.querySelector('.bar');
  const beside = document.getElementById('beside');
  const said = document.querySelector('.said');
  const boxes = [...document.querySelectorAll('.filter input')];
  const begins = [...document.querySelectorAll('.mark:not([tabindex])')];
  let from = null;

  const isShown = (element) => boxes.every((box) => box.checked || !element.classList.contains(box.value));
  const isMarked = (mark) => boxes.some((box) => box.checked && mark.classList.contains(box.value));

  // What is hidden is not underlined, and the tab key skips it; the text stays.
  function filter() {
    for (const box of boxes) {
      root.classList.toggle('hide-' + box.value, !box.checked);
    }
    for (const mark of begins) {
      mark.tabIndex = isMarked(mark) ? 0 : -1;
    }
  }

  function clear(name) {
    for (const element of document.querySelectorAll('.' + name)) {
      element.classList.remove(name);
    }
  }

  // A card and its words light up together.
  function relate(element) {
    clear('related');
    const ids = element.dataset.cards?.split(' ') ?? [...element.querySelectorAll('.evidence a')].map((link) => link.hash.slice(1));
    for (const id of ids) {
      document.getElementById(id)?.classList.add('related');
    }
  }

  function reveal(target) {
    target.closest('details')?.setAttribute('open', '');
    if (target.matches('.card') && !isShown(target) || target.matches('.mark') && !isMarked(target)) {
      for (const box of boxes) {
        box.checked ||= target.classList.contains(box.value);
      }
      filter();
    }
  }

  // Beside the text only the column scrolls: the reader does not lose their line.
  function scroll(target) {
    if (beside.contains(target) && getComputedStyle(beside).overflowY === 'auto') {
      const [outer, inner] = [beside.getBoundingClientRect(), target.getBoundingClientRect()];
      if (inner.top < outer.top || inner.bottom > outer.bottom) {
        beside.scrollTop += inner.top - outer.top - 16;
      }
    } else {
      target.scrollIntoView({ block: target.matches('.mark') ? 'center' : 'start' });
    }
  }

  function go(target) {
    reveal(target);
    clear('current');
    target.classList.add('current');
    target.focus({ preventScroll: true });
    scroll(target);
    relate(target);
  }

  const target = (hash) => document.getElementById(hash.slice(1));

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const to = link && target(link.hash);
    if (!to || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    from = link;
    history.pushState(null, '', link.hash);
    go(to);
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && from) {
      const back = from;
      from = null;
      go(back);
    }
  });

  document.addEventListener('focusin', (event) => {
    const told = event.target.closest('.mark, .card');
    if (told) {
      relate(told);
    }
  });

  addEventListener('popstate', () => {
    const to = location.hash && target(location.hash);
    if (to) {
      go(to);
    }
  });

  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((details) => (details.open = true)));

  for (const box of boxes) {
    box.addEventListener('change', () => {
      filter();
      said.textContent = `${box.value} ${box.checked ? 'shown' : 'hidden'}`;
    });
  }

  new ResizeObserver(() => root.style.setProperty('--bar', `${bar.offsetHeight}px`)).observe(bar);
  root.classList.add('js');
  filter();
  if (location.hash && target(location.hash)) {
    go(target(location.hash));
  }
})();
