// What .ci/browse-html does in the browser. Run in a folder with the reports: node browse-html.mjs CHROMIUM [FOLDER FOR SCREENSHOTS]
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

const [executablePath, pictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const wide = { width: 1280, height: 900 };
const narrow = { width: 400, height: 800 };

// Opens a report. Whatever it says to the console or asks of a network is a fault.
async function open(name, options = {}) {
  const page = await browser.newPage({ viewport: wide, reducedMotion: 'reduce', ...options });
  page.faults = [];
  const url = 'file://' + resolve(`${name}.html`);
  page.on('console', (message) => page.faults.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('dialog', (dialog) => page.faults.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => request.url().split('#')[0] === url || page.faults.push(`request: ${request.url()}`));
  await page.goto(url);
  return page;
}

async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.close();
}

async function test(sentence, body) {
  try {
    await body();
    console.log(`ok    ${sentence}`);
  } catch (error) {
    console.log(`FAULT ${sentence}\n${error.stack}`);
    process.exitCode = 1;
  }
}

const focused = (page) => page.evaluate(() => document.activeElement.id);
const hash = (locator) => locator.evaluate((link) => link.hash.slice(1));

// Inside the window, below the bar and, where it scrolls, inside the column.
async function inView(page, id) {
  const seen = await page.evaluate((id) => {
    const element = document.getElementById(id);
    const { top, bottom } = element.getClientRects()[0];
    const bar = document.querySelector('.bar').getBoundingClientRect().bottom;
    const over = element.ownerDocument.elementFromPoint(element.getClientRects()[0].left + 3, top + Math.min(12, (bottom - top) / 2));
    return { top, bar, height: innerHeight, there: element.contains(over) };
  }, id);
  assert.ok(seen.top >= seen.bar - 1 && seen.top < seen.height && seen.there, `${id} is out of view: ${JSON.stringify(seen)}`);
}

async function thereAndBack(page) {
  const card = page.locator('.card.contradicted').first();
  const evidence = card.locator('.evidence a').last();
  const mark = await hash(evidence);
  await evidence.click();
  assert.equal(await focused(page), mark);
  await inView(page, mark);
  await page.locator(`#${mark}`).click();
  const id = await card.getAttribute('id');
  assert.equal(await focused(page), id);
  await inView(page, id);
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), mark);
  await inView(page, mark);
  await page.locator(`#${id}`).focus();
  await page.goBack();
  assert.equal(await focused(page), mark);
}

for (const [name, viewport] of Object.entries({ wide, narrow })) {
  await test(`a claim leads to its evidence and the evidence back to the claim (${name})`, async () => {
    const page = await open('everything', { viewport });
    await thereAndBack(page);
    await close(page);
  });

  await test(`every link leads somewhere, and nothing is wider than the window (${name})`, async () => {
    const page = await open('everything', { viewport });
    const lost = await page.$$eval('a[href^="#"]', (links) => links.filter((link) => !document.getElementById(link.hash.slice(1))).length);
    assert.equal(lost, 0);
    const twice = await page.$$eval('[id]', (all) => all.length - new Set(all.map((element) => element.id)).size);
    assert.equal(twice, 0);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
    await close(page);
  });
}

await test('the legend counts the places', async () => {
  const page = await open('everything');
  const told = async (state) => Number(await page.locator(`.filter .${state} .count`).textContent());
  const evidence = await page.$$eval('.card.contradicted .evidence a', (links) => new Set(links.map((link) => link.hash)).size);
  assert.equal(await told('contradicted'), evidence);
  for (const state of ['unguarded', 'weak']) {
    assert.equal(await told(state), await page.locator(`.card.${state}`).count(), state);
  }
  await close(page);
});

await test('a filter hides and shows', async () => {
  const page = await open('everything');
  const mark = page.locator('.mark.contradicted').first();
  const line = () => mark.evaluate((element) => getComputedStyle(element).textDecorationStyle);
  const card = page.locator('.card.contradicted').first();
  const box = page.getByRole('checkbox', { name: /contradicted/ });
  assert.equal(await line(), 'wavy');
  await box.uncheck();
  assert.notEqual(await line(), 'wavy');
  assert.ok(await mark.isVisible(), 'the text stays');
  assert.ok(!(await card.isVisible()));
  for (const other of await page.locator('.filter input').all()) {
    await other.uncheck();
  }
  assert.equal(await mark.evaluate((element) => getComputedStyle(element).textDecorationLine), 'none');
  assert.equal(await page.locator('.mark[tabindex="0"]').count(), 0);
  await box.check();
  assert.equal(await line(), 'wavy');
  assert.ok(await card.isVisible());
  await close(page);
});

await test('what is hidden is shown when somebody asks for it', async () => {
  const page = await open('everything');
  await page.locator('.filter .supported input').uncheck();
  const card = page.locator('.card.contradicted').first();
  const mark = await hash(card.locator('.evidence a').first());
  await page.locator('.filter .contradicted input').uncheck();
  await page.locator(`#${mark}`).click();
  assert.equal(await focused(page), await card.getAttribute('id'));
  assert.ok(await card.isVisible());
  await close(page);
});

await test('a fact that no claim guards leads to the claim that would', async () => {
  const page = await open('everything');
  const mark = page.locator('.mark.unguarded:not(.supported)').first();
  const id = await hash(mark);
  await mark.click();
  assert.equal(await focused(page), id);
  await inView(page, id);
  assert.ok((await page.locator(`#${id} code`).count()) > 0);
  await close(page);
});

await test('a keyboard is enough', async () => {
  const page = await open('everything');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'contradicted');
  await page.keyboard.press('Space');
  assert.match(await page.locator('.said').textContent(), /contradicted hidden/);
  await page.keyboard.press('Space');
  for (let tabs = 0; tabs < 40 && !(await page.evaluate(() => document.activeElement.matches('.mark'))); tabs++) {
    await page.keyboard.press('Tab');
  }
  const mark = await focused(page);
  const card = await page.evaluate(() => document.activeElement.hash.slice(1));
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), card);
  await inView(page, card);
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.evidence a')));
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), mark);
  await inView(page, mark);
  await close(page);
});

await test('a screen reader finds landmarks, headings and what a mark means', async () => {
  const page = await open('everything');
  for (const [role, name] of [['main'], ['banner'], ['complementary', /claims/i], ['navigation', /articles/i], ['group', /show/i]]) {
    assert.ok((await page.getByRole(role, { name }).count()) > 0, role);
  }
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  assert.ok((await page.getByRole('heading', { level: 2 }).count()) >= 5);
  assert.match(await page.locator('.mark.contradicted').first().getAttribute('title'), /^contradicted: /);
  await close(page);
});

await test('links lead without scripts, too', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: wide });
  const page = await context.newPage();
  await page.goto('file://' + resolve('everything.html'));
  const link = page.locator('.card.contradicted .evidence a').first();
  const href = await link.getAttribute('href');
  await link.click();
  assert.ok(page.url().endsWith(href));
  await page.locator(href).waitFor({ state: 'visible' });
  await context.close();
});

await test('hostile text stays text', async () => {
  const page = await open('hostile');
  const text = await page.locator('main').textContent();
  for (const words of ['</script><script>alert(1)</script>', '<img src=q onerror=alert(1)>', '" onmouseover="alert(1)', '{{ 7 * 7 }}', '-->', ']]>']) {
    assert.ok(text.includes(words), words);
  }
  assert.equal(await page.locator('script').count(), 1);
  assert.equal(await page.locator('style').count(), 1);
  assert.equal(await page.locator('img, iframe, object, embed, form, link, base, svg').count(), 0);
  const listens = await page.$$eval('body, body *', (all) => all.filter((element) => [...element.attributes].some(({ name }) => /^on|^style$|^src$/.test(name))).length);
  assert.equal(listens, 0);
  const leads = await page.$$eval('[href]', (all) => all.filter((element) => !/^#[\w-]+$/.test(element.getAttribute('href'))).length);
  assert.equal(leads, 0);
  for (const mark of await page.locator('.mark').all()) {
    await mark.hover();
  }
  await close(page);
});

await test('a redacted report has places and no words', async () => {
  const page = await open('redacted');
  const text = await page.locator('body').textContent();
  assert.match(text, /The words of this article are withheld\./);
  assert.ok(!/Ushakov|hour and 25|the the night/.test(text));
  await thereAndBack(page);
  await close(page);
});

await test('a long article opens soon', async () => {
  const begun = Date.now();
  const page = await open('long');
  await page.locator('.mark').last().click();
  console.log(`      ${await page.locator('.mark').count()} marks in ${Date.now() - begun} ms`);
  assert.ok(Date.now() - begun < 20_000);
  await close(page);
});

await test('it prints whole, on white', async () => {
  const page = await open('everything', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const { ground, position } = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    position: getComputedStyle(document.querySelector('.bar')).position,
  }));
  assert.deepEqual([ground, position], ['rgb(255, 255, 255)', 'static']);
  await close(page);
});

if (pictures) {
  for (const [name, viewport] of Object.entries({ 1280: wide, 400: narrow })) {
    for (const colorScheme of ['light', 'dark']) {
      for (const report of ['everything', 'redacted', 'hostile']) {
        const page = await open(report, { viewport, colorScheme });
        await page.screenshot({ path: `${pictures}/${report}-${name}-${colorScheme}.png` });
        await page.locator('.mark').first().click();
        await page.screenshot({ path: `${pictures}/${report}-${name}-${colorScheme}-clicked.png` });
        await page.close();
      }
    }
  }
}
await browser.close();
