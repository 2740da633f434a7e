import { en } from '../../src/site/languages/en'
import { advice, cell, scan } from '../../src/site/pages/build-article'
import { type Html, type HtmlValue, html } from '../../src/site/pages/html'
import {
  developerSteps,
  reportTo,
  steps,
  symptom,
  trustSteps,
  udid,
} from '../../src/site/pages/install-help'
import { label, sayer } from '../../src/site/pages/say'
import { words } from './words'

// What the launcher may show, in templates that page.js fills: `data-text` with a text, `data-link` with an
// address, `data-f` with the time at which the build ends, `data-bytes` with the IPA's size, `data-n` with the
// number of devices. A row in which something has no value goes; `data-if` is for rows that show none.

const say = sayer({ ...en, ...words.en })

const ends = html`<time data-f="day"></time>`
const size = html`<span data-bytes></span>`
const system = text('system')
const hosts = text('hosts')

function text(name: string): Html {
  return html`<bdi data-text="${name}"></bdi>`
}

/** Like the page of one build (src/site/pages/build-article.ts), whose parts it is made of. */
const build = html`<template id="build">
<article class="of" data-build>
<div class="top">
<header class="app">
<div class="icon letter" aria-hidden="true" data-text="letter"></div>
<div>
<h1 class="clamp">${text('title')}</h1>
<p class="quiet clamp">${say('span', 'version', { version: text('version') })}</p>
</div>
</header>
<p class="owner">${say('span', 'buildOf', { repository: html`<a data-link="home" data-text="repository"></a>`, host: text('host') })} ${say('span.quiet', 'trust')}</p>
<dl class="strip">
${[
  cell(say('dt', 'size'), size),
  cell(say('dt', 'needs'), system),
  cell(say('dt', 'devices'), text('devices')),
  cell(say('dt', 'devices'), html`${when('enterprise')}${say('span', 'everyDevice')}`),
  cell(say('dt', 'worksUntil'), ends),
]}</dl>
<p class="notice" hidden data-when="expired">${say('strong', 'hasExpired')} ${say('span', 'askForNew')}</p>
<p class="notice" hidden data-when="soon">${say('span', 'installBefore', { date: ends })}</p>
<p class="notice">${when('doubtful')}${say('strong', 'willRefuse')}</p>
<p class="notice" hidden data-when="not-for">${say('strong', 'notForThis', { device: '' })} <span hidden data-why="pad">${say('span', 'padOnly')} </span><span hidden data-why="os">${say('span', 'needsSystem', { system, device: '', present: '' })} </span>${say('span', 'willRefuse')}</p>
</div>
<section class="tap" ${label('aria-label', 'install')}>
<a class="button" data-link="install" data-t="install">Install</a>
${advice('')}
</section>
<div class="more">
${steps(html`${when('development')}${say('h2', 'developerTitle')}`, developerSteps())}${steps(html`${when('enterprise')}${say('h2', 'trustTitle')}`, trustSteps(''))}<section class="card">
${say('h2', 'aboutBuild')}
<dl class="facts">
${[
  fact(say('dt', 'repository'), text('repository')),
  fact(say('dt', 'release'), html`<a data-link="release">${text('tag')}</a>`),
  fact(say('dt', 'from'), text('channel')),
  fact(say('dt', 'from'), say('span', 'pullRequest', { number: text('pull') })),
  fact(say('dt', 'build'), text('build')),
  fact(say('dt', 'signing'), html`${when('adHoc')}${say('span', 'adHoc')}`),
  fact(say('dt', 'signing'), html`${when('development')}${say('span', 'development')}`),
  fact(say('dt', 'signing'), html`${when('enterprise')}${say('span', 'enterprise')}`),
  fact(
    say('dt', 'expires'),
    html`${ends}<span class="quiet" hidden data-far> · <time data-f="ago"></time></span>`,
  ),
]}</dl>
</section>
<details class="card help">
${say('summary', 'doesNotInstall')}
<div class="symptoms">
${[
  unable(),
  symptom(say('span', 'cannotConnect', { host: text('host') }), [
    say('li', 'connection'),
    say('li', 'lookAtRelease'),
  ]),
  symptom(html`${when('development')}${say('span', 'developerMode')}`, developerSteps()),
  symptom(html`${when('enterprise')}${say('span', 'untrusted')}`, trustSteps('')),
  symptom(say('span', 'nothing'), [
    say('li', 'openSafari'),
    say('li', 'restricted'),
    say('li', 'greyIcon'),
  ]),
  symptom(say('span', 'waiting'), [say('li', 'wait', { size }), say('li', 'network')]),
  symptom(say('span', 'opensNot'), [say('li', 'revoked')]),
  reportTo(),
]}</div>
</details>
</div>
${scan(html`<svg class="qr" role="img" ${label('aria-label', 'qrCode')} shape-rendering="crispEdges"><path></path></svg>`)}
</article>
</template>`

function unable(): Html {
  return symptom(
    say('span', 'unable'),
    [
      html`<li>${when('single')}${say('span', 'registered', { count: 1 })}</li>`,
      html`<li>${when('several')}${say('span', 'registered', { count: text('devices') })}</li>`,
      html`<li>${when('some')}${say('span', 'registeredSome')}</li>`,
      say('li', 'endsOn', { date: ends }),
      say('li', 'needsLater', { system }),
      say('li', 'otherCopy'),
    ],
    html`<section>${when('listed')}${udid()}</section>`,
  )
}

function when(name: string): Html {
  return html`<i data-if="${name}"></i>`
}

function fact(name: Html, value: HtmlValue): Html {
  return html`<div>${name}<dd>${value}</dd></div>\n`
}

function reason(name: string, words: Html): Html {
  return html`<p class="notice" role="alert">${when(name)}${words}</p>\n`
}

const refused = html`<template id="refused">
${say('h1', 'notSafe')}
${[
  reason('otherVersion', say('span', 'otherVersion')),
  reason('damaged', say('span', 'damaged')),
  reason('noBuildThere', say('span', 'noBuildThere', { hosts })),
  reason('ambiguous', say('span', 'ambiguous')),
]}${say('p', 'onlyFrom', { hosts })}
</template>`

const empty = html`<template id="empty">
${say('h1', 'nothingYet')}
${say('p', 'opensApps', { hosts })}
${say('p.quiet', 'keepsQuiet')}
</template>`

export const templates = html`${build}

${refused}

${empty}`
