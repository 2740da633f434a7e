export const id = 705;
export const ids = [705];
export const modules = {

/***/ 62705:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
// EXTERNAL MODULE: ./src/primitives/errors.ts
var errors = __webpack_require__(47611);
// EXTERNAL MODULE: ./src/primitives/in-words.ts
var in_words = __webpack_require__(73147);
// EXTERNAL MODULE: ./src/primitives/json-fields.ts
var json_fields = __webpack_require__(38922);
;// CONCATENATED MODULE: ./src/primitives/disk-full.ts



/** No space, and no more space for this user (errno). */
const FULL = ['ENOSPC', 'EDQUOT'];
/** The same in git's words, of this machine: what the server says of itself begins with `remote:`. */
const FULL_IN_WORDS = /^(?!remote:).*(No space left on device|Disk quota exceeded)/im;
/** Causes that are followed; none of ours is deeper. */
const DEEPEST = 5;
/**
 * The error for people when the reason of a failure is that a disk of the runner is full; undefined for
 * any other. Neither a bug nor an outage, whatever was being done when it happened.
 */
function diskFull(thrown, filling) {
    const told = reasons(thrown).find(reason => reason instanceof errors/* ActionError */.l && reason.code === 'disk-full');
    if (told instanceof errors/* ActionError */.l)
        return told;
    const reason = reasons(thrown).find(isFull);
    if (reason === undefined)
        return undefined;
    const path = (0,json_fields/* fieldOf */._F)(reason, 'path');
    const place = filling?.folder ?? (typeof path === 'string' ? path : undefined);
    const where = place === undefined ? 'A disk of the runner' : `The disk of the runner with ${place}`;
    const needed = filling === undefined ? '' : `; ${(0,in_words/* sizeInWords */._u)(filling.needed)} were to be written`;
    return new errors/* ActionError */.l(`${where} is full${needed}: ${(0,errors/* messageOf */.b)(reason)}`, {
        code: 'disk-full',
        hint: 'Free space before this step, for example by deleting derived data and archives that the job no longer needs; `df -h` shows what there is. In the temporary folder (RUNNER_TEMP) the step needs up to three times the size of the IPAs.',
        cause: thrown,
    });
}
function reasons(thrown) {
    const chain = [];
    for (let next = thrown; next !== undefined && chain.length < DEEPEST; next = (0,json_fields/* fieldOf */._F)(next, 'cause'))
        chain.push(next);
    return chain;
}
function isFull(reason) {
    return (FULL.some(code => code === (0,json_fields/* fieldOf */._F)(reason, 'code')) || FULL_IN_WORDS.test((0,errors/* messageOf */.b)(reason)));
}

;// CONCATENATED MODULE: ./src/primitives/as-action-error.ts


/** Whatever was thrown, as an error that people can be told. */
function asActionError(thrown) {
    const full = diskFull(thrown);
    if (full !== undefined)
        return full;
    return thrown instanceof errors/* ActionError */.l
        ? thrown
        : new errors/* ActionError */.l((0,errors/* messageOf */.b)(thrown), { code: 'github', cause: thrown });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/ipa/profile/provisioning-profile.ts
const distributions = ['development', 'ad-hoc', 'enterprise', 'app-store', 'none'];

;// CONCATENATED MODULE: ./src/preflight/finding.ts
/** The rules of the preflight; public names, fixed by the contract. */
const ruleIds = [
    'unreadable-ipa',
    'simulator-build',
    'unsupported-platform',
    'unsigned',
    'no-profile',
    'app-store-profile',
    'profile-expired',
    'certificate-expired',
    'no-devices',
    'bundle-id-mismatch',
    'no-application-identifier',
    'free-account-profile',
    'invalid-profile',
    'signing-identifier-mismatch',
    'old-signature',
    'unsupported-architecture',
    'ends-at-launch',
    'fairplay-encrypted',
    'signer-not-in-profile',
    'entitlement-not-in-profile',
    'modified-after-signing',
    'team-not-allowed',
    'nested-code',
    'ipa-too-large',
    'site-not-public',
    'profile-expires-soon',
    'development-signed',
    'device-ids-public',
    'ipa-behind-redirect',
    'hard-to-stream',
    'enterprise-trust',
];
const levels = ['error', 'warning', 'notice'];

// EXTERNAL MODULE: ./src/builds/build-name.ts
var build_name = __webpack_require__(52201);
;// CONCATENATED MODULE: ./src/builds/contents-json.ts


/** @throws for what is none */
function readInside(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return {
        entitlements: (0,json_fields/* list */.p_)(from['entitlements'], namedValue),
        usageDescriptions: (0,json_fields/* list */.p_)(from['usageDescriptions'], namedValue),
        frameworks: (0,json_fields/* list */.p_)(from['frameworks'], json_fields/* text */.Qq),
        extensions: (0,json_fields/* list */.p_)(from['extensions'], json_fields/* text */.Qq),
    };
}
function namedValue(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return { name: (0,json_fields/* text */.Qq)(from['name']), value: (0,json_fields/* text */.Qq)(from['value']) };
}
/** @throws for what is none */
function readDifference(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    const since = (0,json_fields/* fields */.OA)(from['since']);
    return {
        since: {
            buildId: (0,json_fields/* matching */.wC)(since['buildId'], build_name/* buildIdPattern */.Mn),
            version: (0,json_fields/* text */.Qq)(since['version']),
            buildNumber: (0,json_fields/* text */.Qq)(since['buildNumber']),
        },
        changes: (0,json_fields/* readableOf */.AD)(from['changes'], readChange),
    };
}
/** @throws for what is none */
function readChange(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return { what: (0,json_fields/* text */.Qq)(from['what']), before: (0,json_fields/* text */.Qq)(from['before']), after: (0,json_fields/* text */.Qq)(from['after']) };
}

;// CONCATENATED MODULE: ./src/builds/ipa-host.ts
/** Where IPAs lie: with the site on Pages, beside it on a release, with the site in a folder. */
const ipaHosts = ['pages', 'release', 'directory'];
/** The IPA is a file of the site; otherwise it is uploaded, and deleted, by itself. */
function liesOnSite({ ipa }) {
    return ipa.host !== 'release';
}
/** Written to a folder: it can be fetched once the workflow has uploaded that. */
function isUploadedLater({ ipa }) {
    return ipa.host === 'directory';
}

// EXTERNAL MODULE: ./src/builds/permissions.ts
var permissions = __webpack_require__(15841);
;// CONCATENATED MODULE: ./src/builds/provenance-json.ts

/** Said beside a build: what is missing, or cannot be read, is no reason to lose sight of that. */
function provenanceIn(value) {
    const [provenance] = (0,json_fields/* readableOf */.AD)([value], readProvenance);
    return provenance === undefined ? {} : { provenance };
}
function readProvenance(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return {
        workflow: (0,json_fields/* matching */.wC)(from['workflow'], /^[^\p{Cc}]{1,200}$/u),
        commit: (0,json_fields/* matching */.wC)(from['commit'], /^[0-9a-f]{40}$/),
        page: (0,json_fields/* optional */.lq)(from['page'], json_fields/* address */.hl),
    };
}

// EXTERNAL MODULE: ./src/builds/signing.ts
var builds_signing = __webpack_require__(36154);
;// CONCATENATED MODULE: ./src/builds/build-json.ts










/** Bytes. Ours are a few kilobytes; more is no record, and reading it would only cost memory. */
const longestBuildJson = 1024 * 1024;
/**
 * The facts about a build, for programs and for the next run, which finds its builds again by them.
 *
 * @throws ActionError `bad-input` when they are too long to be read again: such a build could be neither
 * pruned nor removed.
 */
function writeBuildJson(record) {
    const bytes = new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`);
    if (bytes.length <= longestBuildJson)
        return bytes;
    throw new errors/* ActionError */.l(`The facts about the build take ${bytes.length} bytes; at most ${longestBuildJson} would be read again`, { code: 'bad-input', hint: 'Shorten the inputs `title`, `subtitle` and `notes`.' });
}
/**
 * Reads what another run, another version or a stranger wrote; undefined for whatever is not a whole
 * record of this schema. Unknown keys are dropped, findings that cannot be read too: they are no reason
 * to lose sight of the build.
 */
function parseBuildJson(bytes) {
    if (bytes.length > longestBuildJson)
        return undefined;
    try {
        return record((0,json_fields/* fields */.OA)(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))));
    }
    catch {
        return undefined;
    }
}
function record(from) {
    const run = (0,json_fields/* fields */.OA)(from['run']);
    return {
        schema: schema(from['schema']),
        buildId: (0,json_fields/* matching */.wC)(from['buildId'], build_name/* buildIdPattern */.Mn),
        channel: channel((0,json_fields/* fields */.OA)(from['channel'])),
        unlisted: (0,json_fields/* flag */.Jt)(from['unlisted']),
        run: { id: (0,json_fields/* count */.U9)(run['id']), attempt: (0,json_fields/* count */.U9)(run['attempt']), number: (0,json_fields/* count */.U9)(run['number']) },
        publishedAt: (0,json_fields/* moment */.n$)(from['publishedAt']),
        source: source((0,json_fields/* fields */.OA)(from['source'])),
        app: app((0,json_fields/* fields */.OA)(from['app'])),
        signing: signing((0,json_fields/* fields */.OA)(from['signing'])),
        ipa: ipa((0,json_fields/* fields */.OA)(from['ipa'])),
        ...provenanceIn(from['provenance']),
        ...(from['inside'] === undefined ? {} : { inside: readInside(from['inside']) }),
        ...(from['difference'] === undefined ? {} : { difference: readDifference(from['difference']) }),
        ...(from['sideload'] === undefined ? {} : { sideload: (0,permissions/* readSideload */.C)(from['sideload']) }),
        urls: urls((0,json_fields/* fields */.OA)(from['urls'])),
        notes: (0,json_fields/* text */.Qq)(from['notes']),
        findings: (0,json_fields/* readableOf */.AD)(from['findings'], readFinding),
    };
}
function schema(value) {
    if (value !== 1)
        throw new RangeError('another schema');
    return value;
}
const channelKinds = ['pull-request', 'ref'];
function channel(from) {
    const pullRequest = (0,json_fields/* optional */.lq)(from['pullRequest'], value => (0,json_fields/* count */.U9)(value, 1));
    const ref = (0,json_fields/* optional */.lq)(from['ref'], json_fields/* text */.Qq);
    return {
        name: (0,json_fields/* matching */.wC)(from['name'], build_name/* segmentPattern */.Og),
        kind: (0,json_fields/* choice */.Yq)(from['kind'], channelKinds),
        ...(pullRequest === undefined ? {} : { pullRequest }),
        ...(ref === undefined ? {} : { ref }),
    };
}
function source(from) {
    return {
        repository: (0,json_fields/* text */.Qq)(from['repository']),
        commit: (0,json_fields/* text */.Qq)(from['commit']),
        commitUrl: (0,json_fields/* optional */.lq)(from['commitUrl'], json_fields/* address */.hl),
        runUrl: (0,json_fields/* optional */.lq)(from['runUrl'], json_fields/* address */.hl),
        ...told(from),
    };
}
/** What an event may have said; records of before this was kept have none of it. */
function told(from) {
    const [title, author, branch, subject] = ['title', 'author', 'branch', 'subject'].map(name => (0,json_fields/* optional */.lq)(from[name], json_fields/* text */.Qq));
    return {
        ...(title === undefined ? {} : { title }),
        ...(author === undefined ? {} : { author }),
        ...(branch === undefined ? {} : { branch }),
        ...(subject === undefined ? {} : { subject }),
    };
}
function app(from) {
    const capabilities = (0,json_fields/* optional */.lq)(from['capabilities'], texts);
    const onlyModels = (0,json_fields/* optional */.lq)(from['onlyModels'], texts);
    return {
        bundleId: (0,json_fields/* matching */.wC)(from['bundleId'], /./),
        title: (0,json_fields/* text */.Qq)(from['title']),
        subtitle: (0,json_fields/* text */.Qq)(from['subtitle']),
        version: (0,json_fields/* text */.Qq)(from['version']),
        buildNumber: (0,json_fields/* text */.Qq)(from['buildNumber']),
        minimumOs: (0,json_fields/* text */.Qq)(from['minimumOs']),
        deviceFamilies: (0,json_fields/* list */.p_)(from['deviceFamilies'], json_fields/* text */.Qq),
        ...(capabilities === undefined ? {} : { capabilities }),
        ...(onlyModels === undefined ? {} : { onlyModels }),
    };
}
function texts(value) {
    return (0,json_fields/* list */.p_)(value, json_fields/* text */.Qq);
}
function signing(from) {
    const distribution = (0,json_fields/* choice */.Yq)(from['distribution'], distributions);
    return {
        distribution,
        profileExpires: from['profileExpires'] === '' ? '' : (0,json_fields/* moment */.n$)(from['profileExpires']),
        certificateExpires: laterMoment(from['certificateExpires']),
        profileName: (0,json_fields/* text */.Qq)(from['profileName']),
        teamId: (0,json_fields/* text */.Qq)(from['teamId']),
        teamName: (0,builds_signing/* publicTeamName */._)(distribution, (0,json_fields/* text */.Qq)(from['teamName'])),
        deviceCount: (0,json_fields/* optional */.lq)(from['deviceCount'], value => (0,json_fields/* count */.U9)(value)),
    };
}
/** Builds of before this was looked at have none. */
function laterMoment(value) {
    return value === undefined || value === '' ? '' : (0,json_fields/* moment */.n$)(value);
}
function ipa(from) {
    return {
        fileName: (0,json_fields/* matching */.wC)(from['fileName'], build_name/* fileNamePattern */.kI),
        size: (0,json_fields/* count */.U9)(from['size']),
        sha256: (0,json_fields/* matching */.wC)(from['sha256'], /^[0-9a-f]{64}$/),
        host: (0,json_fields/* choice */.Yq)(from['host'], ipaHosts),
    };
}
function urls(from) {
    return {
        install: (0,json_fields/* address */.hl)(from['install']),
        channel: (0,json_fields/* address */.hl)(from['channel']),
        manifest: (0,json_fields/* address */.hl)(from['manifest']),
        ipa: (0,json_fields/* address */.hl)(from['ipa']),
        icon: (0,json_fields/* address */.hl)(from['icon']),
        qr: (0,json_fields/* address */.hl)(from['qr']),
    };
}
/** @throws for what is none */
function readFinding(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return {
        rule: (0,json_fields/* choice */.Yq)(from['rule'], ruleIds),
        level: (0,json_fields/* choice */.Yq)(from['level'], levels),
        message: (0,json_fields/* text */.Qq)(from['message']),
        fix: (0,json_fields/* text */.Qq)(from['fix']),
    };
}

;// CONCATENATED MODULE: ./src/report/comment/state.ts
const phases = [
    ...['publishing', 'ready', 'rejected', 'failed', 'removed'],
    /** The run was cancelled or ran out of time. */
    'cancelled',
];
const doubts = ['refused-by-ios', 'not-fetched-back'];

;// CONCATENATED MODULE: ./src/report/comment/state-reader.ts






/**
 * Reads the value inside a marker, field by field. An element of a list that is not what it must be is
 * left out: a newer version of this action may know more rules and phases.
 *
 * @throws Unreadable for another wrong field; undefined for another schema.
 */
function readCommentState(value) {
    const state = (0,json_fields/* fields */.OA)(value);
    if (state['schema'] !== 1)
        return undefined;
    return {
        channel: (0,json_fields/* text */.Qq)(state['channel']),
        sections: (0,json_fields/* readableOf */.AD)(state['sections'], section),
        omitted: (0,json_fields/* count */.U9)(state['omitted']),
    };
}
function section(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    const removedIn = (0,json_fields/* optional */.lq)(from['removedIn'], runLink);
    return {
        key: (0,json_fields/* text */.Qq)(from['key']),
        run: run(from['run']),
        runUrl: (0,json_fields/* optional */.lq)(from['runUrl'], json_fields/* address */.hl),
        phase: (0,json_fields/* choice */.Yq)(from['phase'], phases),
        attempt: (0,json_fields/* optional */.lq)(from['attempt'], facts),
        working: (0,json_fields/* optional */.lq)(from['working'], working),
        older: (0,json_fields/* readableOf */.AD)(from['older'], older),
        findings: (0,json_fields/* readableOf */.AD)(from['findings'], readFinding),
        reason: (0,json_fields/* text */.Qq)(from['reason']),
        hint: (0,json_fields/* text */.Qq)(from['hint']),
        ...(removedIn && { removedIn }),
    };
}
function runLink(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return { number: (0,json_fields/* count */.U9)(from['number']), url: (0,json_fields/* address */.hl)(from['url']) };
}
function run(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return {
        id: (0,json_fields/* count */.U9)(from['id']),
        attempt: (0,json_fields/* count */.U9)(from['attempt']),
        number: (0,json_fields/* count */.U9)(from['number']),
    };
}
function facts(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return {
        title: (0,json_fields/* text */.Qq)(from['title']),
        version: (0,json_fields/* text */.Qq)(from['version']),
        buildNumber: (0,json_fields/* text */.Qq)(from['buildNumber']),
        minimumOs: (0,json_fields/* text */.Qq)(from['minimumOs']),
        ...(from['onlyOnIpad'] === true && { onlyOnIpad: true }),
        distribution: (0,json_fields/* choice */.Yq)(from['distribution'], distributions),
        profileExpires: (0,json_fields/* text */.Qq)(from['profileExpires']),
        certificateExpires: (0,json_fields/* optional */.lq)(from['certificateExpires'], json_fields/* text */.Qq) ?? '',
        deviceCount: (0,json_fields/* optional */.lq)(from['deviceCount'], json_fields/* count */.U9),
        size: (0,json_fields/* count */.U9)(from['size']),
        sha256: (0,json_fields/* text */.Qq)(from['sha256']),
        commit: (0,json_fields/* text */.Qq)(from['commit']),
        commitUrl: (0,json_fields/* optional */.lq)(from['commitUrl'], json_fields/* address */.hl),
        at: (0,json_fields/* text */.Qq)(from['at']),
    };
}
function working(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    const runUrl = (0,json_fields/* optional */.lq)(from['runUrl'], json_fields/* address */.hl);
    const icon = (0,json_fields/* optional */.lq)(from['icon'], json_fields/* address */.hl);
    return {
        ...facts(value),
        run: run(from['run']),
        ...(runUrl && { runUrl }),
        buildId: (0,json_fields/* text */.Qq)(from['buildId']),
        install: (0,json_fields/* address */.hl)(from['install']),
        ...(icon && { icon }),
        channel: (0,json_fields/* address */.hl)(from['channel']),
        qr: (0,json_fields/* address */.hl)(from['qr']),
        notes: (0,json_fields/* text */.Qq)(from['notes']),
        ...doubtIn(from['doubt']),
        ...differenceIn(from['difference']),
        ...sideloadIn(from['sideload']),
        ...provenanceIn(from['provenance']),
    };
}
/** Comments of before this was kept have none. */
function doubtIn(value) {
    const doubt = (0,json_fields/* optional */.lq)(value, known => (0,json_fields/* choice */.Yq)(known, doubts));
    return doubt === undefined ? {} : { doubt };
}
function sideloadIn(value) {
    if (value === undefined)
        return {};
    const from = (0,json_fields/* fields */.OA)(value);
    const [source, ipa] = [(0,json_fields/* address */.hl)(from['source']), (0,json_fields/* address */.hl)(from['ipa'])];
    return { sideload: { only: (0,json_fields/* flag */.Jt)(from['only']), source, ipa } };
}
/** Texts alone, so a wrong one costs no more than itself. */
function differenceIn(value) {
    if (value === undefined)
        return {};
    const from = (0,json_fields/* fields */.OA)(value);
    const since = (0,json_fields/* fields */.OA)(from['since']);
    return {
        difference: {
            since: {
                buildId: (0,json_fields/* text */.Qq)(since['buildId']),
                version: (0,json_fields/* text */.Qq)(since['version']),
                buildNumber: (0,json_fields/* text */.Qq)(since['buildNumber']),
            },
            changes: (0,json_fields/* readableOf */.AD)(from['changes'], readChange),
        },
    };
}
function older(value) {
    const from = (0,json_fields/* fields */.OA)(value);
    return {
        buildId: (0,json_fields/* text */.Qq)(from['buildId']),
        version: (0,json_fields/* text */.Qq)(from['version']),
        buildNumber: (0,json_fields/* text */.Qq)(from['buildNumber']),
        commit: (0,json_fields/* text */.Qq)(from['commit']),
        install: (0,json_fields/* address */.hl)(from['install']),
        at: (0,json_fields/* text */.Qq)(from['at']),
        ...(from['onlyForReSigners'] === true && { onlyForReSigners: true }),
    };
}

;// CONCATENATED MODULE: ./src/report/comment/marker.ts


/**
 * A hidden line of the comment: people write above and below it, and the web editor ends lines with CRLF.
 * Of what we show nothing can begin a line like this, because `<` is escaped. The state is base64 without
 * `-` and `>`, so nothing in it can end the HTML comment; the channel's hyphens are broken up for the same
 * reason.
 */
const markers = /^[ \t]*<!-- tap-to-install channel=([A-Za-z0-9._%-]{1,400}) state=([A-Za-z0-9+/=]*) -->/gm;
/** Characters of base64: GitHub's own limit for a comment. More was not written by us. */
const LONGEST_STATE = 65_536;
/** Bytes of JSON: what a comment shows and what it keeps say the same, so this is ample. */
const LARGEST_STATE = 4_000_000;
/** How zlib begins (RFC 1950, section 2.2), and no JSON. Earlier comments hold the JSON itself. */
const ZLIB = 0x78;
function markerOf(state) {
    const json = JSON.stringify({ schema: 1, ...state });
    const base64 = (0,external_node_zlib_.deflateSync)(json, { level: 9 }).toString('base64');
    return `<!-- tap-to-install channel=${channelInMarker(state.channel)} state=${base64} -->`;
}
function channelInMarker(channel) {
    return encodeURIComponent(channel)
        .replace(/[!'()*~]/g, character => `%${character.charCodeAt(0).toString(16)}`)
        .replace(/--/g, '-%2D');
}
/** What a comment body says it is; undefined when no line of it begins with our marker. */
function readMarker(body) {
    const found = [...body.matchAll(markers)].map(([, channel = '', base64 = '']) => ({
        channel: decoded(channel),
        state: stateFrom(base64, decoded(channel)),
    }));
    return found.find(({ state }) => state !== undefined) ?? found[0];
}
/** The state of a comment of ours, or undefined. Any bot can be made to echo text, so nothing is believed. */
function parseComment(body) {
    return readMarker(body)?.state;
}
function decoded(channel) {
    try {
        return decodeURIComponent(channel);
    }
    catch {
        return channel;
    }
}
function stateFrom(base64, channel) {
    if (base64.length > LONGEST_STATE)
        return undefined;
    try {
        const state = readCommentState(JSON.parse(jsonIn(Buffer.from(base64, 'base64'))));
        return state?.channel === channel ? state : undefined;
    }
    catch {
        return undefined;
    }
}
/** @throws RangeError for a bomb; Error for what is not zlib's. */
function jsonIn(bytes) {
    if (bytes[0] !== ZLIB)
        return bytes.toString('utf8');
    return (0,external_node_zlib_.inflateSync)(bytes, { maxOutputLength: LARGEST_STATE }).toString('utf8');
}

;// CONCATENATED MODULE: ./src/report/comment/offered-builds.ts

/** Every build that the comment of a state offers. */
function offersOf({ sections }) {
    return sections.flatMap(offersIn);
}
function offersIn({ key: bundleId, working, older }) {
    const builds = [...(working === undefined ? [] : [working]), ...older];
    return builds.map(({ buildId, install }) => ({ bundleId, buildId, install }));
}
/** Whether a comment is the channel's and offers one of these builds. */
function offersAny(body, { channel, gone }) {
    const state = parseComment(body);
    if (state?.channel !== channel)
        return false;
    return offersOf(state).some(offer => gone.some(build => isSameBuild(offer, build)));
}
function isSameBuild(a, b) {
    return a.bundleId === b.bundleId && a.buildId === b.buildId;
}

// EXTERNAL MODULE: ./src/primitives/clock.ts
var primitives_clock = __webpack_require__(71272);
;// CONCATENATED MODULE: ./src/builds/order.ts
/**
 * Newest first. Run ids grow over all workflows and repositories of a server, run numbers only within
 * one workflow; so the id and the attempt decide.
 */
function newestRunFirst(a, b) {
    return b.id - a.id || b.attempt - a.attempt;
}
/** Newest run first; the rest only settles ties. */
function newestFirst(a, b) {
    return (newestRunFirst(a.run, b.run) ||
        b.run.number - a.run.number ||
        Date.parse(b.publishedAt) - Date.parse(a.publishedAt) ||
        compare(a.buildId, b.buildId));
}
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
function isNewer(a, b) {
    return newestRunFirst(a, b) < 0;
}

;// CONCATENATED MODULE: ./src/report/comment/older-builds.ts
/** Links to earlier builds that a section keeps. `keep-builds` prunes before this does. */
const OLDER_BUILDS = 10;
/** The builds that lie below `current`, newest first, each once. */
function olderThan(current, builds) {
    const byId = new Map();
    for (const build of builds) {
        if (build === undefined || build.buildId === current?.buildId || byId.has(build.buildId))
            continue;
        byId.set(build.buildId, shortened(build));
    }
    return [...byId.values()].slice(0, OLDER_BUILDS);
}
function shortened(build) {
    const { buildId, version, buildNumber, commit, install, at } = build;
    const isReSigned = 'sideload' in build
        ? build.sideload?.only
        : 'onlyForReSigners' in build && build.onlyForReSigners;
    return {
        ...{ buildId, version, buildNumber, commit, install, at },
        ...(isReSigned && { onlyForReSigners: true }),
    };
}

;// CONCATENATED MODULE: ./src/report/comment/advance.ts



/**
 * The state after a run has spoken. A run that is older than the last one to speak about an app changes
 * nothing about it. Doing it twice is doing it once.
 */
function stateAfter(state, update) {
    const before = state ?? { channel: update.channel, sections: [], omitted: 0 };
    if (update.kind === 'removed') {
        const sections = before.sections.map(removing(update));
        return withSections(before, sections.map(without(update, update.reason)));
    }
    if (update.kind === 'departed')
        return withSections(before, before.sections.map(without(update, update.reason)));
    if (update.kind === 'abandoned') {
        const sections = before.sections.map(abandoning(update));
        return withSections(before, sections.map(without(update, MADE_ROOM)));
    }
    const kept = before.sections.filter(stillMatters(update));
    const sections = inOrder(update.apps).reduce((current, app) => spokenAbout(current, app, update), kept);
    return withSections(before, sections.map(without(update, MADE_ROOM)));
}
/** One run may bring the same app twice: then the refusal is what has to be seen. */
function inOrder(apps) {
    const isReady = ({ phase }) => phase === 'ready';
    return [...apps.filter(isReady), ...apps.filter(app => !isReady(app))];
}
function spokenAbout(sections, app, update) {
    const former = sections.find(({ key }) => key === app.key);
    const next = former !== undefined && ignores(former, app, update.run)
        ? lateBuild(former, app)
        : nextSection(former, app, update);
    return [...sections.filter(({ key }) => key !== app.key), next];
}
/** Whether what the update says stands in the state, or something newer does. */
function contains(state, update) {
    if (offersOf(state).some(offer => update.gone.some(build => isSameBuild(offer, build))))
        return false;
    return stateAfter(state, update).sections.every(section => {
        const there = state.sections.find(({ key }) => key === section.key);
        return there === undefined ? state.omitted > 0 : says(there) === says(section);
    });
}
/** What matters of a section; its texts may have been shortened. */
function says({ phase, run, working }) {
    return JSON.stringify([phase, run.id, run.attempt, working?.buildId]);
}
function withSections(state, sections) {
    const sorted = [...sections].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    return { ...state, sections: sorted };
}
function ignores(former, app, run) {
    if (isNewer(former.run, run))
        return true;
    if (isNewer(run, former.run) || app.phase !== 'publishing')
        return false;
    const known = former.phase === 'ready' ? former.working : former.attempt;
    return former.phase !== 'publishing' && known?.sha256 === app.attempt.sha256;
}
/** A failure without an app has no name by which a later success could find it: the next run ends it. */
function stillMatters({ run }) {
    return section => (section.key !== '' && !section.key.startsWith('file:')) || !isNewer(run, section.run);
}
/** While the newer run has nothing to install, what the older one has is the link to keep in sight. */
function lateBuild(former, app) {
    const { phase, working } = former;
    if (app.phase !== 'ready' || phase === 'ready' || phase === 'removed')
        return former;
    if (working !== undefined && !isNewer(app.build.run, working.run))
        return former;
    return { ...former, working: app.build, older: olderThan(app.build, [working, ...former.older]) };
}
function nextSection(former, app, { run, runUrl }) {
    const kept = {
        ...{ key: app.key, run, runUrl, phase: app.phase, attempt: undefined },
        ...{ working: former?.working, older: former?.older ?? [] },
        ...{ findings: [], reason: '', hint: '' },
    };
    switch (app.phase) {
        case 'publishing':
            return { ...kept, attempt: app.attempt };
        case 'rejected':
            return { ...kept, attempt: app.attempt, findings: app.findings };
        case 'failed':
            return { ...kept, attempt: app.attempt, reason: app.reason, hint: app.hint };
        case 'ready':
            return {
                ...kept,
                working: app.build,
                older: olderThan(app.build, [former?.working, ...kept.older]),
                findings: app.findings,
            };
    }
}
function removing(update) {
    return section => {
        if (isNewer(section.run, update.run))
            return section;
        const attempt = section.working === undefined ? section.attempt : factsOf(section.working);
        return {
            ...{ key: section.key, run: update.run, runUrl: update.runUrl, phase: 'removed', attempt },
            ...{ working: undefined, older: [], findings: [], reason: update.reason, hint: '' },
            ...removedIn(update),
        };
    };
}
function removedIn({ run, runUrl: url }) {
    return run === undefined || url === undefined ? {} : { removedIn: { number: run.number, url } };
}
function abandoning({ run, keys, }) {
    return section => {
        const isOfRun = section.run.id === run.id && section.run.attempt === run.attempt;
        const ours = isOfRun && keys.includes(section.key);
        if (!ours || section.phase !== 'publishing')
            return section;
        return { ...section, phase: 'cancelled' };
    };
}
/** No link to a build that is gone stays in sight, whoever took it away. */
function without({ gone, ...by }, reason) {
    return section => {
        const ids = new Set(gone.filter(b => b.bundleId === section.key).map(b => b.buildId));
        if (ids.size === 0)
            return section;
        const older = section.older.filter(({ buildId }) => !ids.has(buildId));
        if (section.working === undefined || !ids.has(section.working.buildId))
            return { ...section, older };
        const kept = { ...section, older, working: undefined };
        return section.phase === 'ready'
            ? {
                ...kept,
                phase: 'removed',
                attempt: factsOf(section.working),
                reason,
                ...removedIn(by),
            }
            : kept;
    };
}
/** Without the links, which no longer lead anywhere. */
function factsOf({ run, runUrl, buildId, install, icon, channel, qr, notes, doubt, sideload, ...facts }) {
    return facts;
}
/** Why a build went that nobody asked to remove. */
const MADE_ROOM = 'It made room for newer builds.';

// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/builds/verdict.ts
var verdict = __webpack_require__(91444);
// EXTERNAL MODULE: ./src/builds/in-words.ts
var builds_in_words = __webpack_require__(95550);
;// CONCATENATED MODULE: ./src/report/named-build.ts


/** `Example 1.2.0 (57)`, title and version apart, so that each keeps its direction of writing. */
function namedBuild(build) {
    return (0,markdown.md) `${build.title} ${(0,builds_in_words/* versionInWords */.ZA)(build)}`;
}

;// CONCATENATED MODULE: ./src/report/comment/promise.ts



/** What the link to a build is called: no more is promised than is known of it. */
function invitation(build) {
    if (build.doubt === 'refused-by-ios')
        return (0,markdown.md) `Page of ${namedBuild(build)}`;
    return build.sideload?.only === true
        ? (0,markdown.md) `Get ${namedBuild(build)} for AltStore, SideStore or Feather`
        : (0,markdown.md) `Install ${namedBuild(build)}`;
}
const promise_doubts = {
    'refused-by-ios': (0,markdown.md) `iOS will most likely refuse to install it.`,
    'not-fetched-back': (0,markdown.md) `It was not fetched back, so nobody has seen that the link works.`,
};
/** Empty for a build that nothing is held against. */
function doubtInWords({ doubt }) {
    return doubt === undefined ? (0,markdown.md) `` : promise_doubts[doubt];
}
/** Comments of before doubts were kept have the findings of the newest build alone. */
function doubtOf(section) {
    const isRefused = section.phase === 'ready' && (0,verdict/* iosWillRefuse */.M)(section);
    return section.working?.doubt ?? (isRefused ? 'refused-by-ios' : 'none');
}

// EXTERNAL MODULE: ./src/primitives/https-url.ts
var https_url = __webpack_require__(91771);
;// CONCATENATED MODULE: ./src/report/advice.ts


/**
 * The hint of an error, readable and ready to copy: settings addresses as links, words in backticks as
 * code, and an indented paragraph (the `permissions:` lines) as it stands. Nothing for an empty hint.
 */
function whatToDo(hint) {
    const paragraphs = hint
        .split(/\n\s*\n/)
        .map(paragraph => paragraph.replace(/^\n+|\s+$/g, ''))
        .filter(paragraph => paragraph !== '')
        .map(paragraph => /^\s/m.test(paragraph) ? (0,markdown/* preformatted */.EC)(paragraph) : prose(paragraph, linkToGitHub));
    return paragraphs.length === 0 ? (0,markdown.md) `` : (0,markdown.md) `**What to do:** ${(0,markdown/* joined */.oR)(paragraphs, '\n\n')}`;
}
/**
 * A sentence of ours that may quote others: lines stay lines, words in backticks become code, and of the
 * addresses only those of Apple's developer pages are links. A title may look like any other address, so
 * the others can be copied only.
 */
function explained(sentence) {
    return prose(sentence, linkToApple(markdown/* codedAddress */.Aj));
}
function linkToApple(otherwise) {
    return address => {
        const url = addressOf(address);
        const known = url !== undefined && /^(developer|support)\.apple\.com$/.test(new URL(url).hostname);
        return known ? (0,markdown/* linkedAddress */.cf)(url) : otherwise(address);
    };
}
function prose(text, addressed) {
    const rows = text.split('\n').filter(row => row.trim() !== '');
    return (0,markdown/* joined */.oR)(rows.map(row => proseRow(row.trim(), addressed)), '<br>');
}
/**
 * Code in backticks, but not in those of a quotation, which are its own; an address without the
 * punctuation of the sentence after it; and, to be copied as they are, the id of a build and what could be
 * the SHA of a commit.
 */
const special = /(`(?<!“[^”]*`)[^`]+`|https:\/\/[^\s"<>«»“”]*[^\s"<>«»“”.,;:!?)]|\b(?:\d{1,10}-)?(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}\b)/;
/** Splitting at a group leaves what the group matched at the odd places. */
function proseRow(row, addressed) {
    const pieces = row.split(special).map((piece, index) => {
        if (index % 2 === 0)
            return spaced(piece);
        if (piece.startsWith('`'))
            return (0,markdown/* code */.aY)(piece.slice(1, -1));
        return piece.startsWith('https:') ? addressed(piece) : (0,markdown/* code */.aY)(piece);
    });
    return (0,markdown/* joined */.oR)(pieces, '');
}
/** Escaping trims, and here the space at the ends belongs to the sentence. */
function spaced(piece) {
    const before = piece.startsWith(' ') ? (0,markdown.md) ` ` : (0,markdown.md) ``;
    const after = piece.endsWith(' ') && piece.trim() !== '' ? (0,markdown.md) ` ` : (0,markdown.md) ``;
    return (0,markdown.md) `${before}${piece}${after}`;
}
/** Only addresses of GitHub's settings and documents: a title quoted in a hint makes no other link. */
function linkToGitHub(address) {
    const url = addressOf(address);
    return url === undefined || !isGitHub(url) ? (0,markdown/* codedAddress */.Aj)(address) : (0,markdown/* shownAddress */.Uk)(url);
}
function addressOf(address) {
    try {
        return (0,https_url/* httpsUrl */.N)(address);
    }
    catch {
        return undefined;
    }
}
function isGitHub(url) {
    const { hostname, pathname } = new URL(url);
    return /(^|\.)github(status)?\.com$/.test(hostname) || pathname.includes('/settings/');
}

;// CONCATENATED MODULE: ./src/report/findings-in-markdown.ts



const words = {
    error: 'Error',
    warning: 'Warning',
    notice: 'Note',
};
/** Each rule has a row there. */
const DOCTOR = 'https://github.com/tap-to-install/tap-to-install/blob/main/docs/doctor.md';
/**
 * What only whoever made the build can do something with; nothing without findings.
 *
 * @param told A fix that stands above already.
 */
function foldedFindings(findings, told) {
    if (findings.length === 0)
        return (0,markdown.md) ``;
    const untold = findings.map(finding => (finding.fix === told ? { ...finding, fix: '' } : finding));
    return (0,markdown/* folded */.TM)('Details for the build’s author', findingList(untold));
}
/** One item per finding, in their order: level, the rule's name that leads to its row in the documentation, what was found, the fix. */
function findingList(findings) {
    return (0,markdown/* joined */.oR)(findings.map(item), '\n');
}
function item({ level, rule, message, fix }) {
    const advice = fix.trim() === '' ? (0,markdown.md) `` : (0,markdown.md) `<br>**To fix it:** ${explained(fix)}`;
    const row = (0,markdown/* link */.nf)((0,markdown/* code */.aY)(rule), (0,https_url/* httpsUrl */.N)(`${DOCTOR}#${rule}`));
    return (0,markdown.md) `- ${words[level]} ${row}: ${explained(message)}${advice}`;
}

;// CONCATENATED MODULE: ./src/report/plain-reasons.ts
/**
 * Why a build cannot be installed, for somebody who has never heard of a provisioning profile; the finding
 * itself says it exactly.
 */
const plain_reasons_reasons = {
    'unreadable-ipa': 'The file is damaged, or it is no app for an iPhone or iPad.',
    'simulator-build': 'It was built for the simulator on a Mac and runs on no device.',
    'unsupported-platform': 'It was built for another kind of device than iPhone and iPad.',
    unsigned: 'It is not signed, and iPhones install signed apps only.',
    'no-profile': 'It lacks the file that says who may install it, the provisioning profile.',
    'app-store-profile': 'It is signed for the App Store. iPhones install such a build from the App Store or TestFlight only.',
    'profile-expired': 'The permission to install it, its provisioning profile, has expired.',
    'certificate-expired': 'The certificate that it is signed with has expired.',
    'no-devices': 'Its provisioning profile names no device that may install it.',
    'bundle-id-mismatch': 'It is signed for an app with another identifier.',
    'no-application-identifier': 'Its signature does not say which app it is.',
    'free-account-profile': 'It is signed with a free developer account. Such a build can be installed from Xcode only.',
    'invalid-profile': 'The permission to install it, its provisioning profile, is damaged.',
    'signing-identifier-mismatch': 'A part of it is signed under another name than its own.',
    'old-signature': 'Its signature is of an old kind that iOS 15 and later refuse.',
    'unsupported-architecture': 'It was built for processors that iPhones of today do not all have.',
    'ends-at-launch': 'It can be installed, but iOS ends it as soon as it opens.',
    'fairplay-encrypted': 'It comes from the App Store, encrypted for the account that got it there.',
    'signer-not-in-profile': 'It is signed with a certificate that its provisioning profile does not list.',
    'entitlement-not-in-profile': 'It asks for more than its provisioning profile allows it.',
    'modified-after-signing': 'Something in it was changed after it was signed.',
    'team-not-allowed': 'It is signed by a team that is not allowed here.',
    'nested-code': 'A part of it, such as an extension or a framework, is not as iOS demands.',
    'ipa-too-large': 'It is too large for the place that it would be installed from.',
    'site-not-public': 'The place that it would be installed from is not public.',
    'profile-expires-soon': 'It can be installed for a few more days only.',
    'development-signed': 'It is signed for development: the device has to be in Developer Mode.',
    'device-ids-public': 'The identifiers of its test devices would be public.',
    'ipa-behind-redirect': 'It is fetched by way of a second address.',
    'hard-to-stream': 'It is packed in a way that iOS may not be able to unpack.',
    'enterprise-trust': 'Everybody has to trust its developer once, in Settings.',
};
/** One plain sentence, or two. */
function plainReason(rule) {
    return plain_reasons_reasons[rule] ?? 'iOS would refuse it.';
}

;// CONCATENATED MODULE: ./src/report/strictness.ts
/** Whether a refused build would be taken by iOS, for all that is known: only `fail-on: warning` refuses it. */
function isRefusedForWarnings(findings) {
    return findings.every(({ level }) => level !== 'error');
}
/** Plain text. */
const REFUSED_FOR_WARNINGS = 'Refused only because the input “fail-on” is “warning”: mend what the warnings say, or set “fail-on: error”.';

;// CONCATENATED MODULE: ./src/report/comment/difference.ts



/** What changed since the build before, folded; nothing when nothing did, or when there was none. */
function foldedDifference(difference) {
    if (difference === undefined || difference.changes.length === 0)
        return (0,markdown.md) ``;
    const { since, changes } = difference;
    const count = (0,in_words/* counted */.hS)(changes.length, 'change');
    const title = `${count} since ${(0,builds_in_words/* versionInWords */.ZA)(since)}`;
    const rows = changes.map(row);
    const head = (0,markdown.md) `| | Before | Now |\n| --- | --- | --- |`;
    return (0,markdown/* folded */.TM)(title, (0,markdown/* joined */.oR)([head, ...rows], '\n'));
}
function row({ what, before, after }) {
    return (0,markdown.md) `| ${what} | ${cell(before)} | ${cell(after)} |`;
}
function cell(value) {
    return value === '' ? (0,markdown.md) `–` : (0,markdown/* code */.aY)(value);
}

;// CONCATENATED MODULE: ./src/report/comment/fine-print.ts


/** Of a build that is there: `Commit a1b2c3d · run 101 · attested: … · all builds · It does not install?` */
function finePrint(build) {
    const { run, runUrl, channel, install, sideload } = build;
    return small([
        ...commitOf(build),
        ...fine_print_runLink(run.number, runUrl),
        ...attested(build),
        (0,markdown/* link */.nf)('all builds', channel),
        ...(sideload === undefined
            ? []
            : [
                (0,markdown/* link */.nf)('source for AltStore, SideStore, Feather', sideload.source),
                (0,markdown/* link */.nf)('IPA', sideload.ipa),
            ]),
        (0,markdown/* link */.nf)('It does not install?', helpOn(install)),
    ]);
}
/** Of a build that did not get there. */
function attemptPrint({ attempt, run, runUrl }) {
    const commit = attempt === undefined ? [] : commitOf(attempt);
    return small([...commit, ...fine_print_runLink(run.number, runUrl)]);
}
/** The part of the install page that says what to do. The launcher reads the build behind its `#`. */
function helpOn(page) {
    return page.includes('#') ? page : (0,https_url/* httpsUrl */.N)(`${page}#help`);
}
function small(parts) {
    return parts.length === 0 ? (0,markdown.md) `` : (0,markdown.md) `<sub>${(0,markdown/* joined */.oR)(parts, ' · ')}</sub>`;
}
function commitOf(build) {
    return build.commit === '' ? [] : [(0,markdown.md) `Commit ${shortCommit(build)}`];
}
function shortCommit({ commit, commitUrl }) {
    const short = (0,markdown/* code */.aY)(commit.slice(0, 7));
    return commitUrl === undefined ? short : (0,markdown/* link */.nf)(short, commitUrl);
}
/** The workflow by the name of its file: it lies where all do. */
function attested({ provenance }) {
    if (provenance === undefined)
        return [];
    const { workflow, commit, page } = provenance;
    const file = (0,markdown/* code */.aY)(workflow.slice(workflow.lastIndexOf('/') + 1));
    const proof = page === undefined ? (0,markdown.md) `provenance attested` : (0,markdown/* link */.nf)('provenance attested', page);
    return [(0,markdown.md) `built by ${file} from ${(0,markdown/* code */.aY)(commit.slice(0, 7))}: ${proof}`];
}
function fine_print_runLink(number, url) {
    return url === undefined ? [] : [(0,markdown/* link */.nf)(`run ${number}`, url)];
}

;// CONCATENATED MODULE: ./src/report/comment/for-whom.ts



/** `For the 12 registered devices with iOS 15 or later. 3 MB. Works until 14 Jun 2027.` */
function forWhom(build) {
    if (build.sideload?.only === true)
        return (0,markdown/* joined */.oR)([reSigned(build), sizeOf(build)], ' ');
    const sentences = [who[build.distribution](build), sizeOf(build), ending(build)];
    return (0,markdown/* joined */.oR)(sentences, ' ');
}
/** What Apple allows a free account: https://developer.apple.com/support/compare-memberships/ */
function reSigned(build) {
    return (0,markdown.md) `For **AltStore, SideStore or Feather**${system(build)}. AltStore and SideStore sign it with your own Apple ID (a free one: for 7 days, three apps at a time), Feather with your own certificate.`;
}
function sizeOf({ size }) {
    return (0,markdown.md) `${(0,in_words/* sizeInWords */._u)(size)}.`;
}
const who = {
    'ad-hoc': build => (0,markdown.md) `For ${registered(build)}${system(build)}.`,
    development: build => (0,markdown.md) `For ${registered(build)}${system(build)}, in Developer Mode (from iOS 16 on).`,
    enterprise: build => (0,markdown.md) `For every ${anyDevice(build)} of the organisation${system(build)}. The first time, the developer has to be trusted in Settings.`,
    'app-store': notForDevices,
    none: notForDevices,
};
/** Published all the same, because `fail-on` says so. */
function notForDevices(build) {
    return (0,markdown.md) `Not signed for installing from a link${system(build)}.`;
}
function registered({ deviceCount, onlyOnIpad }) {
    const devices = deviceCount === undefined ? 'registered devices' : exactly(deviceCount);
    return onlyOnIpad === true ? (0,markdown.md) `the iPads among **the ${devices}**` : (0,markdown.md) `**the ${devices}**`;
}
function exactly(devices) {
    return devices === 1 ? 'one registered device' : (0,in_words/* counted */.hS)(devices, 'registered device');
}
function anyDevice({ onlyOnIpad }) {
    return onlyOnIpad === true ? 'iPad' : 'iPhone and iPad';
}
/** `15.0` is told as people say it. */
function system({ minimumOs, onlyOnIpad }) {
    if (minimumOs.trim() === '')
        return (0,markdown.md) ``;
    const name = onlyOnIpad === true ? 'iPadOS' : 'iOS';
    return (0,markdown.md) ` with **${name} ${minimumOs.replace(/\.0$/, '')} or later**`;
}
function ending(build) {
    const { at: end } = (0,builds_in_words/* nearerEnd */.pA)(build);
    const day = (0,in_words/* dayInWords */.v_)(end);
    if (day === '')
        return (0,markdown.md) ``;
    const isOver = build.at !== '' && Date.parse(end) < Date.parse(build.at);
    return isOver ? (0,markdown.md) `Expired on **${day}**.` : (0,markdown.md) `Works until **${day}**.`;
}

;// CONCATENATED MODULE: ./src/report/comment/offer.ts






/** Side of the code in CSS pixels: large enough for a camera at arm's length from a screen. */
const QR_WIDTH = 180;
/** The cell's own width keeps the picture from being squeezed where the table is narrow. */
const QR_CELL_WIDTH = QR_WIDTH + 16;
/**
 * No-break spaces: a picture gives way to a long word in the cell beside it, down to nothing, but a line does not.
 * As long as this one is wide on a phone, the code is as well.
 */
const CAPTION = (0,markdown.md) `Scan&nbsp;with&nbsp;the&nbsp;iPhone’s&nbsp;camera`;
/** Side of the app's icon in CSS pixels: as high as the line it stands in. */
const ICON_WIDTH = 28;
/** The link to tap, for whom it is, and the code to scan beside what to test. */
function offer(build) {
    const sentences = (0,markdown/* joined */.oR)([forWhom(build), doubtInWords(build)], ' ');
    return (0,markdown/* joined */.oR)([tapTarget(build), sentences, scanAndTest(build)], '\n\n');
}
/** The link comes first, because chats and mails show the source from its start. */
function tapTarget(build) {
    const heading = (0,markdown.md) `### ${(0,markdown/* plainLink */.VJ)(invitation(build), build.install)}`;
    if (build.icon === undefined)
        return heading;
    const icon = { url: build.icon, alternative: '', width: ICON_WIDTH, align: 'absmiddle' };
    return (0,markdown.md) `${heading} ${(0,markdown/* picture */.li)(icon)}`;
}
function scanAndTest(build) {
    const cells = (0,markdown.md) `<td width="${QR_CELL_WIDTH}" valign="top">${qr(build)}</td>${whatToTest(build)}`;
    return (0,markdown.md) `<table>\n<tr>${cells}</tr>\n</table>`;
}
function qr(build) {
    const alternative = (0,markdown.md) `QR code of the install page of ${namedBuild(build)}`;
    const code = (0,markdown/* link */.nf)((0,markdown/* picture */.li)({ url: build.qr, alternative, width: QR_WIDTH }), build.install);
    return (0,markdown.md) `${code}<br><sub>${CAPTION}</sub>`;
}
function whatToTest({ notes }) {
    if (notes.trim() === '')
        return (0,markdown.md) ``;
    return (0,markdown.md) `<td valign="top"><strong>What to test</strong><br>${(0,markdown/* lines */.Mn)(notes)}</td>`;
}
/** In short, below what became of a newer build. */
function meanwhile(build) {
    if (build === undefined)
        return (0,markdown.md) ``;
    const doubtful = build.doubt === 'refused-by-ios';
    const verb = build.sideload?.only === true ? 'Get' : 'Install';
    const label = doubtful ? 'the page of the build before' : `${verb} the last good build`;
    const install = (0,markdown/* link */.nf)(`${label}, ${(0,builds_in_words/* versionInWords */.ZA)(build)}`, build.install);
    return (0,markdown.md) `📲 Meanwhile: ${install}, from commit ${shortCommit(build)}.${build.doubt === undefined ? (0,markdown.md) `` : (0,markdown.md) ` ${doubtInWords(build)}`}`;
}

;// CONCATENATED MODULE: ./src/report/comment/refusal.ts





/** Why, in a sentence that everybody understands, and what its author has to change. */
function refusal(findings, outcome) {
    return (0,markdown/* joined */.oR)([why(findings, outcome), toFix(findings)], '\n\n');
}
function why(findings, outcome) {
    const [first, ...others] = decisive(findings);
    if (first === undefined)
        return outcome;
    const more = (0,in_words/* counted */.hS)(others.length, 'more problem');
    const rest = others.length === 0 ? (0,markdown.md) `` : (0,markdown.md) ` There ${others.length === 1 ? 'is' : 'are'} ${more}.`;
    return (0,markdown.md) `**${plainReason(first.rule)}** ${outcome}${rest}`;
}
/** What refused it: the errors; without one, whatever `fail-on` does not let through. */
function decisive(findings) {
    return isRefusedForWarnings(findings)
        ? findings.filter(({ level }) => level === 'warning')
        : findings.filter(({ level }) => level === 'error');
}
/** The fix when one does for all; of several, only the list of findings tells which is for what. */
function soleFix(findings) {
    const [only, ...others] = fixesOf(findings);
    return others.length === 0 ? only : undefined;
}
/** What its author has to change, each once. */
function fixesOf(findings) {
    const fixes = decisive(findings).map(({ fix }) => fix);
    return [...new Set(fixes)].filter(fix => fix.trim() !== '');
}
function toFix(findings) {
    const fixes = fixesOf(findings);
    const [only, ...others] = fixes;
    if (only === undefined)
        return (0,markdown.md) ``;
    if (others.length === 0)
        return (0,markdown.md) `**To fix it:** ${explained(only)}`;
    const list = (0,markdown/* joined */.oR)(fixes.map(fix => (0,markdown.md) `- ${explained(fix)}`), '\n');
    return (0,markdown.md) `**To fix it:**\n\n${list}`;
}

;// CONCATENATED MODULE: ./src/report/comment/section.ts














/** One app: first what became of it, in a line that stands for itself, then the link, the rest folded. */
function renderSection(section) {
    return (0,markdown/* joined */.oR)(parts[section.phase](section), '\n\n');
}
const parts = {
    ready: section => section.working === undefined ? [] : readyParts({ ...section, working: section.working }),
    publishing: section => [
        (0,markdown.md) `⏳ **${nameOf(section.attempt)}** is being published${inRun(section)}.${untilThen(section)}`,
        section.working === undefined ? (0,markdown.md) `` : offer(section.working),
        ...below(section),
    ],
    rejected: section => [
        isRefusedForWarnings(section.findings)
            ? (0,markdown.md) `### ⛔ ${nameOf(section.attempt)} was not published`
            : (0,markdown.md) `### ⛔ ${nameOf(section.attempt)} cannot be installed`,
        refusal(section.findings, isRefusedForWarnings(section.findings)
            ? (0,markdown.md) `${REFUSED_FOR_WARNINGS}`
            : (0,markdown.md) `It was not published.`),
        foldedFindings(section.findings, soleFix(section.findings)),
        ...instead(section),
    ],
    failed: section => [
        section.key === ''
            ? (0,markdown.md) `### ⚠️ No new build: the run failed`
            : (0,markdown.md) `### ⚠️ ${nameOf(section.attempt)} could not be published`,
        ...failure(section),
        ...instead(section),
    ],
    cancelled: section => [
        (0,markdown.md) `### 🚫 ${nameOf(section.attempt)} was not published: the run was cancelled`,
        (0,markdown.md) `It was cancelled, or ran out of time, before the build was ready. Run it again to get this build.`,
        ...instead(section),
    ],
    removed: section => [
        (0,markdown.md) `### 🗑️ ${nameOf(section.attempt)} was removed`,
        (0,markdown/* joined */.oR)(removal(section), ' '),
        whatIsLeft(section),
        attemptPrint({ ...section, runUrl: undefined }),
    ],
};
function readyParts(section) {
    const { working, findings } = section;
    if (doubtOf(section) !== 'refused-by-ios')
        return [offer(working), warnings(section), ...below(section)];
    const anyway = (0,markdown.md) `${(0,markdown/* plainLink */.VJ)('Install it all the same', working.install)}. ${forWhom(working)}`;
    return [
        (0,markdown.md) `### ⚠️ ${namedBuild(working)} will most likely not install`,
        refusal(findings, (0,markdown.md) `It was published all the same.`),
        anyway,
        scanAndTest(working),
        ...below(section),
    ];
}
/** Findings that whoever taps the link has to know about as well. */
const forEverybody = new Set([
    ...['ends-at-launch', 'old-signature', 'unsupported-architecture'],
]);
function warnings({ findings }) {
    const rules = new Set(findings.map(({ rule }) => rule).filter(rule => forEverybody.has(rule)));
    return (0,markdown/* joined */.oR)([...rules].map(rule => (0,markdown.md) `⚠️ ${plainReason(rule)}`), '\n\n');
}
/** What stands below the link of a build. */
function below({ working, findings, older }) {
    if (working === undefined)
        return [];
    return [
        foldedDifference(working.difference),
        foldedFindings(findings),
        older.length === 0 ? (0,markdown.md) `` : (0,markdown/* folded */.TM)((0,in_words/* counted */.hS)(older.length, 'older build'), listed(older)),
        finePrint(working),
    ];
}
/** What there is where a build did not get there. */
function instead(section) {
    return [meanwhile(section.working), attemptPrint(section)];
}
function nameOf(build) {
    if (build === undefined)
        return (0,markdown.md) `The build`;
    return isUnread(build) ? (0,markdown/* code */.aY)(build.title) : namedBuild(build);
}
/** An IPA that could not be read: its file's name and size are all that is known. */
function isUnread({ version }) {
    return version === '';
}
function inRun({ run, runUrl }) {
    return runUrl === undefined ? (0,markdown.md) `` : (0,markdown.md) ` in ${(0,markdown/* link */.nf)(`run ${run.number}`, runUrl)}`;
}
function untilThen({ working }) {
    return working === undefined ? (0,markdown.md) `` : (0,markdown.md) ` Until then, the build before it is still here:`;
}
/** The first line says what happened; what follows are details, such as a line for each address. */
function failure({ reason, hint }) {
    const [first = '', ...details] = reason.split('\n').filter(line => line.trim() !== '');
    const rest = explained(details.join('\n'));
    return [
        explained(first),
        whatToDo(hint),
        details.length === 0 ? (0,markdown.md) `` : (0,markdown/* folded */.TM)('Details for the build’s author', rest),
    ];
}
function removal({ reason, removedIn }) {
    const by = removedIn === undefined
        ? (0,markdown.md) ``
        : (0,markdown.md) `Removed by ${(0,markdown/* link */.nf)(`run ${removedIn.number}`, removedIn.url)}.`;
    return [(0,markdown.md) `${reason}`, by, (0,markdown.md) `It can no longer be installed from here.`];
}
function whatIsLeft({ older }) {
    return older.length === 0 ? (0,markdown.md) `` : (0,markdown.md) `Still there:\n\n${listed(older)}`;
}
function listed(builds) {
    return (0,markdown/* joined */.oR)(builds.map(olderBuild), '\n');
}
function olderBuild(build) {
    const verb = build.onlyForReSigners === true ? 'Get' : 'Install';
    const name = (0,markdown/* link */.nf)(`${verb} ${(0,builds_in_words/* versionInWords */.ZA)(build)}`, build.install);
    return (0,markdown.md) `- ${name}, ${(0,markdown/* code */.aY)(build.commit.slice(0, 7))}, ${(0,in_words/* dayInWords */.v_)(build.at)}`;
}

// EXTERNAL MODULE: ./src/primitives/plain-text.ts
var plain_text = __webpack_require__(74624);
;// CONCATENATED MODULE: ./src/report/comment/size.ts

/** With this, one section needs about 12,000 characters at worst. */
const leastDetail = {
    notes: 0,
    findings: 2,
    findingText: 60,
    reason: 120,
    older: 0,
    changes: 0,
    title: 40,
};
/** From all to the least. */
const detailLevels = [
    {
        notes: 3000,
        findings: 30,
        findingText: 1000,
        reason: 3000,
        older: 10,
        changes: 60,
        title: 200,
    },
    { notes: 1500, findings: 20, findingText: 500, reason: 1000, older: 10, changes: 30, title: 100 },
    { notes: 500, findings: 10, findingText: 250, reason: 500, older: 5, changes: 10, title: 100 },
    { notes: 100, findings: 5, findingText: 120, reason: 250, older: 3, changes: 5, title: 60 },
    leastDetail,
];
/** Longest short fact (version, build number, minimum OS), in characters. Apple allows 18 for a version. */
const FACT = 60;
/** Longest file name or bundle identifier shown and compared, in characters; Apple allows 155. */
const KEY = 255;
function reduced(state, level) {
    return { ...state, sections: state.sections.map(section => reducedSection(section, level)) };
}
function reducedSection(section, level) {
    return {
        ...section,
        key: (0,plain_text/* clipped */.cz)(section.key, KEY),
        attempt: section.attempt && reducedFacts(section.attempt, level),
        working: section.working && reducedBuild(section.working, level),
        older: section.older.slice(0, level.older).map(build => ({
            ...build,
            version: (0,plain_text/* clipped */.cz)(build.version, FACT),
            buildNumber: (0,plain_text/* clipped */.cz)(build.buildNumber, FACT),
        })),
        findings: mostImportant(section.findings, level),
        reason: (0,plain_text/* clipped */.cz)(section.reason, level.reason),
        hint: (0,plain_text/* clipped */.cz)(section.hint, level.reason),
    };
}
function reducedFacts(facts, level) {
    return {
        ...facts,
        title: (0,plain_text/* clipped */.cz)(facts.title, level.title),
        version: (0,plain_text/* clipped */.cz)(facts.version, FACT),
        buildNumber: (0,plain_text/* clipped */.cz)(facts.buildNumber, FACT),
        minimumOs: (0,plain_text/* clipped */.cz)(facts.minimumOs, FACT),
    };
}
function reducedBuild(build, level) {
    const difference = build.difference && reducedDifference(build.difference, level);
    return {
        ...reducedFacts(build, level),
        notes: (0,plain_text/* clipped */.cz)(build.notes, level.notes),
        ...(difference && { difference }),
    };
}
function reducedDifference({ since, changes }, level) {
    return {
        since: {
            buildId: (0,plain_text/* clipped */.cz)(since.buildId, FACT),
            version: (0,plain_text/* clipped */.cz)(since.version, FACT),
            buildNumber: (0,plain_text/* clipped */.cz)(since.buildNumber, FACT),
        },
        changes: changes.slice(0, level.changes).map(({ what, before, after }) => ({
            what: (0,plain_text/* clipped */.cz)(what, level.findingText),
            before: (0,plain_text/* clipped */.cz)(before, level.findingText),
            after: (0,plain_text/* clipped */.cz)(after, level.findingText),
        })),
    };
}
const importance = { error: 0, warning: 1, notice: 2 };
function mostImportant(findings, level) {
    return [...findings]
        .sort((a, b) => importance[a.level] - importance[b.level])
        .slice(0, level.findings)
        .map(finding => ({
        ...finding,
        message: (0,plain_text/* clipped */.cz)(finding.message, level.findingText),
        fix: (0,plain_text/* clipped */.cz)(finding.fix, level.findingText),
    }));
}

;// CONCATENATED MODULE: ./src/report/comment/comment.ts







/** Characters (UTF-16 units). GitHub refuses above 65,536; the rest is a margin for how it counts. */
const LONGEST_COMMENT = 60_000;
/**
 * The whole comment, hidden state last: chats and mails show the source from its start. Deterministic, and
 * never longer than {@link LONGEST_COMMENT}: details are shortened first, then the sections that spoke longest ago are left out, of text and state.
 */
function renderComment(state) {
    for (const level of detailLevels) {
        const body = written(reduced(state, level));
        if (body.length <= LONGEST_COMMENT)
            return body;
    }
    return withoutOldest(reduced(state, leastDetail));
}
function withoutOldest(state) {
    const newestFirst = [...state.sections].sort((a, b) => (isNewer(a.run, b.run) ? -1 : 1));
    for (let kept = newestFirst.length - 1;; kept -= 1) {
        const shown = new Set(newestFirst.slice(0, kept));
        const sections = state.sections.filter(section => shown.has(section));
        const omitted = state.omitted + state.sections.length - kept;
        const body = written({ ...state, sections, omitted });
        if (body.length <= LONGEST_COMMENT || kept === 0)
            return body;
    }
}
function written(state) {
    const said = state.sections.length + state.omitted > 0;
    const parts = said
        ? [overview(state), ...state.sections.map(renderSection), omission(state)]
        : [(0,markdown.md) `No build is offered here any more.`];
    return `${(0,markdown/* joined */.oR)(parts, '\n\n---\n\n')}\n\n${markerOf(state)}\n`;
}
/**
 * One app, or a run that failed as a whole, says it all in its own first sentence: a count above it would
 * speak of the builds before. Nor is counted what nobody has seen work.
 */
function overview({ sections }) {
    if (sections.length < 2 || sections.some(isUncountable))
        return (0,markdown.md) ``;
    const apps = sections.length;
    const current = sections.filter(isInstallable).length;
    const earlier = sections.filter(isInstallableStill).length;
    if (current === apps)
        return (0,markdown.md) `**${(0,in_words/* counted */.hS)(apps, 'app')}** can be installed.`;
    if (current + earlier === 0)
        return (0,markdown.md) `**None of the ${apps} apps** can be installed.`;
    if (current === 0)
        return (0,markdown.md) `**${earlier} of ${apps} apps** can be installed, in an earlier build.`;
    const more = earlier === 0 ? (0,markdown.md) `` : (0,markdown.md) `, and ${earlier} more in an earlier build`;
    return (0,markdown.md) `**${current} of ${apps} apps** can be installed${more}.`;
}
function isUncountable(section) {
    return section.key === '' || doubtOf(section) === 'not-fetched-back';
}
function isInstallable(section) {
    return section.phase === 'ready' && doubtOf(section) === 'none';
}
function isInstallableStill(section) {
    return section.phase !== 'ready' && section.working !== undefined && doubtOf(section) === 'none';
}
function omission({ omitted, sections }) {
    if (omitted === 0)
        return (0,markdown.md) ``;
    const channel = sections.find(({ working }) => working !== undefined)?.working?.channel;
    const page = channel === undefined ? (0,markdown.md) `` : (0,markdown.md) ` ${(0,markdown/* link */.nf)('The page of the channel', channel)} has all.`;
    return (0,markdown.md) `${(0,in_words/* counted */.hS)(omitted, 'more app')} would not fit into this comment.${page}`;
}

;// CONCATENATED MODULE: ./src/report/comment/merge-states.ts


/** Two comments that both were the first, as one: of each app what the newer run says. */
function mergeStates(a, b) {
    const onlyInB = b.sections.filter(({ key }) => a.sections.every(section => section.key !== key));
    const sections = a.sections.map(section => {
        const twin = b.sections.find(({ key }) => key === section.key);
        return twin === undefined ? section : mergeSections(section, twin);
    });
    return { ...a, sections: [...sections, ...onlyInB], omitted: Math.max(a.omitted, b.omitted) };
}
function mergeSections(a, b) {
    const [newer, older] = isNewer(b.run, a.run) || outranks(b, a) ? [b, a] : [a, b];
    if (newer.phase === 'removed')
        return newer;
    const working = newest(newer.working, older.working);
    const builds = [newer.working, older.working, ...newer.older, ...older.older];
    return { ...newer, working, older: olderThan(working, builds) };
}
/** Within one run an end outranks the way to it. */
function outranks(b, a) {
    return !isNewer(a.run, b.run) && a.phase === 'publishing' && b.phase !== 'publishing';
}
function newest(a, b) {
    if (a === undefined || b === undefined)
        return a ?? b;
    return isNewer(b.run, a.run) ? b : a;
}

;// CONCATENATED MODULE: ./src/report/comment/sticky-comment.ts






/**
 * Milliseconds. The pause before reading back outlasts the moment between another job's reading and
 * writing, which is that of one request: what that job overwrote is then in sight, and is put back.
 */
const readBack = { attempts: 8, firstDelay: 2_000, longestDelay: 8_000 };
/** Answers to what is written that may be lost, each followed by a look at what is there. */
const MOST_LOST = 4;
/**
 * Brings one comment per channel to say what the update says. GitHub has no compare-and-swap for
 * comments, so it writes, looks again, and repairs: lost updates, duplicates of two jobs that both
 * found no comment, a comment deleted meanwhile. The oldest comment stays.
 *
 * @returns its address; undefined when there is none and this update must not create one.
 * @throws ActionError `lost-race` when others keep overwriting it; whatever the store throws.
 */
async function settleComment(update, settling) {
    const { store, clock } = settling;
    let created;
    let lost = 0;
    for (let round = 1; round <= readBack.attempts; round += 1) {
        if (round > 1)
            await clock.sleep((0,primitives_clock/* delayBefore */.L)(round - 1, readBack, clock.random));
        const found = await ownComments(store, update.channel);
        // A list may lag behind: without our own comment in it, it does not show another job's either.
        if (found.length === 0 && created !== undefined)
            continue;
        const known = await checked(found, update, settling);
        if (round > 1 && isSettled(known, update))
            return found[0]?.url;
        const step = await converge(known, update, store).catch(lostStep);
        if (step.kind === 'done')
            return step.url;
        created = step.kind === 'created' ? step.comment : undefined;
        if (step.kind === 'lost')
            lost += 1;
        if (step.kind === 'lost' && lost >= MOST_LOST)
            throw step.error;
    }
    if (created !== undefined)
        return created.url;
    throw new errors/* ActionError */.l(`the comment of ${update.channel} is overwritten again and again`, {
        code: 'lost-race',
        hint: 'publish fewer builds of this pull request at the same time, for example with `concurrency:`',
    });
}
async function converge(known, update, store) {
    const [oldest, ...duplicates] = known.map(({ comment }) => comment);
    const states = known.flatMap(({ state }) => state ?? []);
    const before = states.length === 0 ? undefined : states.reduce(mergeStates);
    const body = renderComment(stateAfter(before, update));
    if (oldest === undefined) {
        if (!mayCreate(update))
            return { kind: 'done', url: undefined };
        return { kind: 'created', comment: await store.create(body) };
    }
    if (oldest.body !== body) {
        if ((await store.update(oldest.id, body)) === 'gone')
            return { kind: 'written' };
    }
    else if (duplicates.length === 0) {
        return { kind: 'done', url: oldest.url };
    }
    for (const duplicate of duplicates)
        await store.remove(duplicate.id);
    return isPassing(update) ? { kind: 'done', url: oldest.url } : { kind: 'written' };
}
/** Not written again as it was: another job may have written meanwhile, so it is read first. */
function lostStep(error) {
    if (!(error instanceof errors/* ActionError */.l) || error.code !== 'network')
        throw error;
    return { kind: 'lost', error };
}
/** «Publishing» is not worth a second look: the result follows, and says more. */
function isPassing(update) {
    return update.kind === 'apps' && update.apps.every(({ phase }) => phase === 'publishing');
}
/** Creating a comment is what notifies people: only a result is worth that. */
function mayCreate(update) {
    return update.kind === 'apps' && !isPassing(update);
}
/** Oldest first. */
async function ownComments(store, channel) {
    const listed = await store.list();
    return listed
        .filter(({ own, body }) => own && readMarker(body)?.channel === channel)
        .sort((a, b) => a.id - b.id);
}
async function checked(found, update, { check = async (state) => state }) {
    const known = [];
    for (const comment of found) {
        const said = parseComment(comment.body);
        const state = said && (await check(said, update));
        known.push({ comment, state, isSo: state === said });
    }
    return known;
}
function isSettled(known, update) {
    const [only] = known;
    if (only?.state === undefined || known.length > 1)
        return false;
    return only.isSo && contains(only.state, update);
}

// EXTERNAL MODULE: ./src/site/layout.ts
var layout = __webpack_require__(44117);
;// CONCATENATED MODULE: ./src/report/comment/build-facts.ts



/** What the comment shows of a build that is on the site. */
function workingBuild(record, isVerified) {
    const { app, signing, ipa, urls, ...build } = record;
    return {
        title: app.title,
        version: app.version,
        buildNumber: app.buildNumber,
        minimumOs: app.minimumOs,
        ...onlyOnIpad(app),
        distribution: signing.distribution,
        profileExpires: signing.profileExpires,
        certificateExpires: signing.certificateExpires,
        deviceCount: signing.deviceCount,
        size: ipa.size,
        sha256: ipa.sha256,
        commit: build.source.commit,
        commitUrl: build.source.commitUrl,
        at: build.publishedAt,
        run: build.run,
        ...(build.source.runUrl && { runUrl: build.source.runUrl }),
        buildId: build.buildId,
        install: urls.install,
        icon: urls.icon,
        channel: urls.channel,
        qr: urls.qr,
        notes: build.notes,
        ...doubt(record, isVerified),
        ...(build.difference && { difference: build.difference }),
        ...sideload(record),
        ...(build.provenance && { provenance: build.provenance }),
    };
}
function sideload(record) {
    if (record.sideload === undefined)
        return {};
    const only = (0,verdict/* isOnlyForReSigners */.u)(record);
    return { sideload: { only, source: (0,layout/* sourceUrl */.Hx)(record), ipa: record.urls.ipa } };
}
function doubt(record, isVerified) {
    if ((0,verdict/* iosWillRefuse */.M)(record))
        return { doubt: 'refused-by-ios' };
    return isVerified ? {} : { doubt: 'not-fetched-back' };
}
/** Of an IPA that could not be read: its name stands for the title, and no version is known. */
function factsOfFile(file, run) {
    const { commit, commitUrl, at } = run;
    return {
        ...{ title: file.name, version: '', buildNumber: '', minimumOs: '' },
        ...{ distribution: 'none', profileExpires: '', certificateExpires: '', deviceCount: undefined },
        ...{ size: file.size, sha256: file.sha256, commit, commitUrl, at },
    };
}
/** Of an app that is not on the site, or not yet. */
function factsOfApp(app, run) {
    const { title, version, buildNumber, minimumOs } = app;
    const { distribution, profileExpires, certificateExpires, deviceCount } = (0,builds_signing/* signingOf */.f)(app);
    return {
        ...factsOfFile(app.file, run),
        ...{ title, version, buildNumber, minimumOs, ...onlyOnIpad(app) },
        ...{ distribution, profileExpires, certificateExpires, deviceCount },
    };
}
/** `UIDeviceFamily`; an app that names none is taken for an iPhone app, which an iPad takes as well. */
function onlyOnIpad(app) {
    const { deviceFamilies } = app;
    const isFor = (family) => deviceFamilies.includes(family);
    return isFor('ipad') && !isFor('iphone') ? { onlyOnIpad: true } : {};
}

;// CONCATENATED MODULE: ./src/report/comment/update.ts

/** Keys of the apps of which the comment will say “publishing”. */
function inProgress(update) {
    if (update.kind !== 'apps')
        return [];
    return update.apps.filter(({ phase }) => phase === 'publishing').map(({ key }) => key);
}
/** `gone` are about to make room. */
function publishing(options) {
    const { run } = options;
    const apps = options.apps.map((app) => ({
        phase: 'publishing',
        key: app.bundleId,
        attempt: factsOfApp(app, run),
    }));
    return { ...spokenBy(options), kind: 'apps', apps, gone: options.gone ?? [] };
}
function published(options) {
    const apps = options.apps.map(outcome => appUpdate(outcome, options.run));
    return { ...spokenBy(options), kind: 'apps', apps, gone: options.gone ?? [] };
}
/** Without `apps` the failure is that of the run as a whole. */
function failed(options) {
    const { run, error } = options;
    const failure = { phase: 'failed', reason: error.message, hint: error.hint ?? '' };
    const apps = (options.apps ?? []).map((app) => ({ ...failure, key: app.bundleId, attempt: factsOfApp(app, run) }));
    const refused = (options.refused ?? []).map(outcome => appUpdate(outcome, run));
    const whole = { ...failure, key: '', attempt: undefined };
    return {
        ...spokenBy(options),
        kind: 'apps',
        apps: [...(apps.length === 0 ? [whole] : apps), ...refused],
        gone: options.gone ?? [],
    };
}
function removed(options) {
    const { reason, gone = [] } = options;
    return { ...spokenBy(options), kind: 'removed', reason, gone };
}
function departed(options) {
    const { reason, gone } = options;
    return { ...spokenBy(options), kind: 'departed', reason, gone };
}
/** Of the job's own apps: another job of the run may still be at work on others. */
function abandoned(options) {
    const { keys, gone } = options;
    return { ...spokenBy(options), kind: 'abandoned', keys, gone };
}
function spokenBy({ channel, run }) {
    const { id, attempt, number } = run;
    return { channel: channel.name, run: { id, attempt, number }, runUrl: run.url };
}
function appUpdate(outcome, run) {
    const { findings } = outcome;
    if (outcome.kind === 'published') {
        const build = workingBuild(outcome.build, outcome.verified);
        return { phase: 'ready', key: outcome.build.app.bundleId, build, findings };
    }
    const { app, file } = outcome;
    const attempt = app === undefined ? factsOfFile(file, run) : factsOfApp(app, run);
    return { phase: 'rejected', key: app?.bundleId ?? `file:${file.name}`, attempt, findings };
}

;// CONCATENATED MODULE: ./src/announce/comment.ts




/**
 * Tells the pull request. A comment that can't be written costs a warning, never the build: the link
 * stands in the summary as well. Links that it was to take back stay owed.
 */
function announcer(options) {
    const { comments, pullRequest, clock, owed, check, wrote } = options;
    const warned = new Set();
    let publishes = false;
    return async (spoken) => {
        publishes ||= inProgress(spoken).length > 0;
        const update = owed.begin(pullRequest, spoken);
        const { store, offers } = watched(comments, update);
        try {
            const url = await settleComment(update, { store, clock, ...(check && { check }) });
            owed.told(pullRequest, update);
            return { kind: 'told', url };
        }
        catch (thrown) {
            const error = asActionError(thrown);
            // What publishes here and may not even read the comments has never written one.
            const isMute = (publishes || wrote === 'perhaps') && error.code === 'missing-permission';
            const offered = offers() ?? !isMute;
            owed.failed(pullRequest, update, { error, offers: offered });
            const message = warningOf(error, pullRequest);
            const isNobodysLoss = wrote === 'perhaps' && !offered;
            if (!warned.has(message) && !isNobodysLoss)
                options.warn(message);
            warned.add(message);
            return { kind: 'failed', error };
        }
    };
}
/** Sees whether a comment offers what the update takes back; undefined before the first look. */
function watched(comments, { channel, gone }) {
    let offers;
    const list = async () => {
        const listed = await comments.list();
        offers = listed.some(({ own, body }) => own && offersAny(body, { channel, gone }));
        return listed;
    };
    return { store: { ...comments, list }, offers: () => offers };
}
function warningOf({ message, hint }, pullRequest) {
    const advice = hint === undefined ? '' : `\n${hint}`;
    return `The comment on pull request #${pullRequest} could not be written: ${message}${advice}`;
}

;// CONCATENATED MODULE: ./src/announce/owed.ts


/**
 * What the comments of all pull requests owe their readers: an end to “publishing”, and links taken back.
 * It is saved for the post step before anything is done, so whatever ends this process loses none of it.
 */
class OwedComments {
    remember;
    #owed = new Map();
    /** As last saved. */
    #saved = '[]';
    constructor(remember) {
        this.remember = remember;
    }
    /** The update with what is owed besides. */
    begin(pullRequest, update) {
        const { channel } = update;
        const before = this.#owed.get(keyOf(pullRequest, channel));
        const started = inProgress(update);
        const apps = started.length > 0 ? started : (before?.apps ?? []);
        const gone = [...owed_without(before?.gone ?? [], update.gone), ...update.gone];
        this.#put({ ...before, pullRequest, channel, apps, gone });
        return { ...update, gone };
    }
    told(pullRequest, update) {
        const before = this.#owed.get(keyOf(pullRequest, update.channel));
        if (before === undefined)
            return;
        this.#put({ ...before, apps: inProgress(update), gone: owed_without(before.gone, update.gone) });
    }
    /** @param offers whether the comment may still offer what the update was to take back */
    failed(pullRequest, update, { error, offers }) {
        const before = this.#owed.get(keyOf(pullRequest, update.channel));
        if (before === undefined)
            return;
        if (offers)
            this.#put({ ...before, failure: error });
        else
            this.#put({ ...before, gone: owed_without(before.gone, update.gone) });
    }
    /** Why this run must not end as if nothing were wrong. */
    failure() {
        const dead = [...this.#owed.values()].filter(({ gone, failure }) => gone.length > 0 && failure);
        const [first] = dead;
        if (first?.failure === undefined)
            return undefined;
        const numbers = [...new Set(dead.map(({ pullRequest }) => `#${pullRequest}`))].join(', ');
        const { code, message, hint = '' } = first.failure;
        return new errors/* ActionError */.l(`The comment on pull request ${numbers} may still offer builds that are gone: ${message}`, {
            code,
            hint: `${hint}\nThe next run for the pull request mends its comment, and so does the next \`command: sweep\`.`.trim(),
            cause: first.failure,
        });
    }
    #put(owed) {
        const key = keyOf(owed.pullRequest, owed.channel);
        if (owed.apps.length + owed.gone.length === 0)
            this.#owed.delete(key);
        else
            this.#owed.set(key, owed);
        const unfinished = [...this.#owed.values()].map(({ failure, ...comment }) => comment);
        if (JSON.stringify(unfinished) === this.#saved)
            return;
        this.#saved = JSON.stringify(unfinished);
        this.remember(unfinished);
    }
}
function keyOf(pullRequest, channel) {
    return `${pullRequest} ${channel}`;
}
function owed_without(all, some) {
    return all.filter(a => !some.some(b => a.bundleId === b.bundleId && a.buildId === b.buildId));
}

;// CONCATENATED MODULE: ./src/event/change-words.ts

/** Characters. GitHub takes 256 for a title; a page shows a few lines. */
const LONGEST = 200;
/** What the event says of title, author, branch and commit; what it does not say is left out. */
function changeWords(trigger, payload) {
    const text = (path) => payload.optionalText(path);
    switch (trigger.kind) {
        case 'pull-request': {
            return said({
                title: text('pull_request.title'),
                author: text('pull_request.user.login'),
                branch: text('pull_request.head.ref'),
            });
        }
        case 'workflow-run': {
            const { headBranch: branch } = trigger.upstream;
            const subject = firstLine(text('workflow_run.head_commit.message'));
            return said({ author: text('workflow_run.actor.login'), branch, subject });
        }
        case 'push': {
            const subject = firstLine(text('head_commit.message'));
            return said({ author: text('sender.login'), subject });
        }
        default:
            return {};
    }
}
function firstLine(message) {
    return message.trimStart().split('\n', 1)[0] ?? '';
}
function said(words) {
    const { title, author, branch, subject } = words;
    return {
        ...shown('title', title),
        ...shown('author', author),
        ...shown('branch', branch),
        ...shown('subject', subject),
    };
}
function shown(name, value) {
    const text = (0,plain_text/* plainText */.wh)(value ?? '', LONGEST);
    return text === '' ? {} : { [name]: text };
}

;// CONCATENATED MODULE: ./src/event/payload.ts

/** JSON from outside, read field by field: what is missing or of another kind is named, never a crash. */
class Payload {
    value;
    /** What messages call it, for example `the event's payload`. */
    name;
    constructor(value, name) {
        this.value = value;
        this.name = name;
    }
    /** @param path names separated by dots, for example `pull_request.head.sha` */
    at(path) {
        return path.split('.').reduce(member, this.value);
    }
    /** @throws ActionError `malformed` when it is missing or empty */
    text(path) {
        return this.optionalText(path) || this.refuse(path, 'a text');
    }
    /** Empty when it is missing or null. */
    optionalText(path) {
        const found = this.at(path);
        return typeof found === 'string' ? found : '';
    }
    /** @throws ActionError `malformed` when it is missing or no positive whole number */
    id(path) {
        return this.optionalId(path) ?? this.refuse(path, 'a positive whole number');
    }
    optionalId(path) {
        const found = this.at(path);
        return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined;
    }
    optionalFlag(path) {
        const found = this.at(path);
        return typeof found === 'boolean' ? found : undefined;
    }
    /** Empty when it is missing. */
    list(path) {
        const found = this.at(path);
        if (!Array.isArray(found))
            return [];
        return found.map((entry, index) => new Payload(entry, `${path}[${index}] in ${this.name}`));
    }
    refuse(path, wanted) {
        throw new errors/* ActionError */.l(`\`${path}\` is missing in ${this.name}, or is not ${wanted}`, {
            code: 'malformed',
            hint: 'On a runner GitHub writes this file. When it was written by hand, compare it with https://docs.github.com/webhooks/webhook-events-and-payloads',
        });
    }
}
function member(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const own = Object.getOwnPropertyDescriptor(value, key);
    const found = own?.value;
    return found;
}

;// CONCATENATED MODULE: ./src/event/trigger.ts
/** @throws ActionError `malformed` when the payload lacks what its event has to have */
function readTrigger(name, payload, env) {
    if (name === 'workflow_run')
        return { kind: 'workflow-run', upstream: upstreamRun(payload) };
    if (name === 'push')
        return push(payload, env);
    if (name === 'release')
        return release(payload);
    if (name === 'delete')
        return { kind: 'delete', ref: deletedRef(payload) };
    if (name === 'schedule')
        return { kind: 'schedule', ref: scheduledRef(env) };
    // Also the events about a pull request that are no `pull_request` event, such as a review.
    if (name.startsWith('pull_request'))
        return pullRequest(name, payload, env);
    return { kind: 'other', ref: gitRef(env['GITHUB_REF'] || payload.text('ref')) };
}
function pullRequest(name, payload, env) {
    const action = payload.optionalText('action');
    const headRepository = repositoryAt(payload, 'pull_request.head.repo');
    return {
        kind: 'pull-request',
        closed: action === 'closed' && /^pull_request(_target)?$/.test(name),
        pullRequest: {
            number: payload.id('pull_request.number'),
            headSha: payload.text('pull_request.head.sha'),
        },
        token: name === 'pull_request_target' ? 'usual' : tokenFor(headRepository, payload, env),
    };
}
/**
 * What the token of a `pull_request` run may do. The actor decides for Dependabot, not the author of
 * the pull request: a person who pushes to Dependabot's branch has the usual token again.
 */
function tokenFor(head, payload, env) {
    const base = payload.optionalText('repository.full_name') || (env['GITHUB_REPOSITORY'] ?? '');
    if (head?.fullName.toLowerCase() !== base.toLowerCase())
        return 'read-only-fork';
    const actor = env['GITHUB_ACTOR'] || payload.optionalText('sender.login');
    return actor === 'dependabot[bot]' ? 'read-only-dependabot' : 'usual';
}
/** `null` is GitHub's word for a repository that is gone; a field that is not there at all says no more. */
function repositoryAt(payload, path) {
    if (payload.at(path) === null || payload.at(path) === undefined)
        return undefined;
    return { id: payload.optionalId(`${path}.id`), fullName: payload.text(`${path}.full_name`) };
}
function upstreamRun(payload) {
    return {
        id: payload.id('workflow_run.id'),
        event: payload.text('workflow_run.event'),
        conclusion: payload.optionalText('workflow_run.conclusion'),
        headSha: payload.text('workflow_run.head_sha'),
        headBranch: payload.optionalText('workflow_run.head_branch'),
        headRepository: repositoryAt(payload, 'workflow_run.head_repository'),
        name: payload.optionalText('workflow_run.name'),
        pullRequests: payload.list('workflow_run.pull_requests').map(entry => ({
            number: entry.id('number'),
            headSha: entry.text('head.sha'),
        })),
    };
}
function push(payload, env) {
    return {
        kind: 'push',
        ref: gitRef(payload.optionalText('ref') || env['GITHUB_REF'] || payload.text('ref')),
        deleted: payload.optionalFlag('deleted') ?? false,
    };
}
function release(payload) {
    return {
        kind: 'release',
        action: payload.optionalText('action'),
        tag: payload.text('release.tag_name'),
    };
}
function deletedRef(payload) {
    const kind = payload.text('ref_type') === 'tag' ? 'tag' : 'branch';
    return { kind, name: payload.text('ref') };
}
function scheduledRef(env) {
    return env['GITHUB_REF'] ? gitRef(env['GITHUB_REF']) : undefined;
}
/** @param ref full, for example `refs/heads/main`; a short one is taken for a branch */
function gitRef(ref) {
    if (ref.startsWith('refs/tags/'))
        return { kind: 'tag', name: ref.slice('refs/tags/'.length) };
    return { kind: 'branch', name: ref.replace(/^refs\/(heads\/)?/, '') };
}

;// CONCATENATED MODULE: ./src/event/event.ts





/**
 * Reads the runner's variables and the event's payload
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables).
 *
 * @throws ActionError `malformed` that names the missing variable or field
 */
function readEvent(env, payload) {
    const name = required(env, 'GITHUB_EVENT_NAME');
    const fields = new Payload(payload, `the payload of the \`${name}\` event`);
    const trigger = readTrigger(name, fields, env);
    const repository = sourceRepository(fields, env);
    const run = runIdentity(env);
    const commit = builtCommit(trigger, fields, env);
    const server = readServer(env);
    return {
        name,
        trigger,
        repository,
        run,
        commit,
        server,
        runUrl: linkTo(`${server.url}/${repository.fullName}/actions/runs/${run.id}`),
        commitUrl: commitPage(server, repository, commit),
        words: changeWords(trigger, fields),
    };
}
/** The same event, of another commit: input `commit`, or the head of the pull request that was built. */
function builtFrom(event, commit) {
    return { ...event, commit, commitUrl: commitPage(event.server, event.repository, commit) };
}
function commitPage({ url }, { fullName }, commit) {
    return linkTo(`${url}/${fullName}/commit/${encodeURIComponent(commit)}`);
}
function required(env, name) {
    const value = env[name];
    if (value)
        return value;
    throw new errors/* ActionError */.l(`the environment variable ${name} is missing`, {
        code: 'malformed',
        hint: 'GitHub Actions sets it for every step. Outside of a runner, set it yourself.',
    });
}
function sourceRepository(payload, env) {
    const fullName = env['GITHUB_REPOSITORY'] ||
        payload.optionalText('repository.full_name') ||
        required(env, 'GITHUB_REPOSITORY');
    if (!/^[^/]+\/[^/]+$/.test(fullName)) {
        throw new errors/* ActionError */.l(`GITHUB_REPOSITORY is “${fullName}”, not owner/name`, {
            code: 'malformed',
        });
    }
    return {
        fullName,
        visibility: visibility(payload),
    };
}
function visibility(payload) {
    const stated = payload.optionalText('repository.visibility');
    if (stated === 'public' || stated === 'private' || stated === 'internal')
        return stated;
    const isPrivate = payload.optionalFlag('repository.private');
    if (isPrivate === undefined)
        return undefined;
    return isPrivate ? 'private' : 'public';
}
function runIdentity(env) {
    return {
        id: count(env, 'GITHUB_RUN_ID'),
        attempt: env['GITHUB_RUN_ATTEMPT'] ? count(env, 'GITHUB_RUN_ATTEMPT') : 1,
        number: count(env, 'GITHUB_RUN_NUMBER'),
    };
}
function count(env, name) {
    const value = required(env, name);
    const number = Number(value);
    if (/^\d+$/.test(value) && Number.isSafeInteger(number))
        return number;
    throw new errors/* ActionError */.l(`${name} is “${value}”, not a whole number`, { code: 'malformed' });
}
/** `GITHUB_SHA` is the merge commit of a pull request, and the default branch for a `workflow_run`. */
function builtCommit(trigger, payload, env) {
    if (trigger.kind === 'pull-request')
        return trigger.pullRequest.headSha;
    if (trigger.kind === 'workflow-run')
        return trigger.upstream.headSha;
    const stated = payload.optionalText('merge_group.head_sha');
    return stated || env['GITHUB_SHA'] || pushedCommit(payload) || required(env, 'GITHUB_SHA');
}
/** A push that deletes its ref says so with a SHA of zeros. */
function pushedCommit(payload) {
    const after = payload.optionalText('after');
    return /^0*$/.test(after) ? '' : after;
}
function readServer(env) {
    const url = address(env, 'GITHUB_SERVER_URL') ?? 'https://github.com';
    const api = address(env, 'GITHUB_API_URL') ?? 'https://api.github.com';
    return { url, api };
}
function address(env, name) {
    const value = env[name];
    if (!value)
        return undefined;
    if (URL.canParse(value) && /^https?:\/\//i.test(value))
        return value.replace(/\/+$/, '');
    throw new errors/* ActionError */.l(`${name} is “${value}”, not an address`, { code: 'malformed' });
}
function linkTo(url) {
    return url.startsWith('https:') ? (0,https_url/* httpsUrl */.N)(url) : undefined;
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js
var github = __webpack_require__(61351);
// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 19 modules
var utils = __webpack_require__(85555);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(49735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(86856);
;// CONCATENATED MODULE: ./src/github/barrier.ts
const BARRIERS = [
    {
        words: /IP allow ?list/i,
        why: 'the organisation admits only certain IP addresses, and the runner’s is none of them',
        hint: 'An owner can add the runner’s address to the IP allow list (organisation settings, Authentication security); or run the job on a self-hosted or larger runner with an address that is on it.',
    },
    {
        words: /SAML (SSO|enforcement)/i,
        why: 'the organisation demands single sign-on (SAML), and the token was not authorised for it',
        hint: 'Authorise the personal access token for the organisation: https://github.com/settings/tokens, “Configure SSO”. The workflow’s own token and those of GitHub Apps need no such step.',
    },
    {
        words: /forbids access via|has enabled OAuth App access restrictions/i,
        why: 'the organisation does not admit this kind of token',
        hint: 'Use the workflow’s own token or that of a GitHub App, or ask an owner for the organisation’s rules about tokens.',
    },
    {
        words: /Repository access blocked|repository has been (disabled|locked)|unavailable due to DMCA|disabled by GitHub staff/i,
        why: 'GitHub has blocked the repository (a takedown, its terms of service, or billing)',
        hint: 'The repository’s page on GitHub says why; its owner can ask https://support.github.com. Until then publish to another one with `site-repository`.',
    },
    {
        words: /(account|installation) (is|was|has been) suspended/i,
        why: 'the account or GitHub App that the token belongs to is suspended',
        hint: 'Use a token of another account in `site-token`. A suspended installation is resumed in the settings of the organisation (GitHub Apps); a suspended account can ask https://support.github.com, and on a server of its own the administrator.',
    },
    {
        words: /was archived/i,
        why: 'the repository is archived, and so read-only',
        hint: 'Unarchive it or choose another `site-repository`.',
    },
];
/** What bars the way according to an answer of GitHub's; undefined when it may be a matter of permissions. */
function barrierIn(said) {
    return BARRIERS.find(({ words }) => words.test(said));
}

;// CONCATENATED MODULE: ./src/github/rate-limit.ts

/**
 * Whether GitHub, or a proxy before it, asks to come back later (GitHub Docs, «Rate limits for the REST
 * API»). The headers decide: the words differ from one limit to the next, and a proxy has its own.
 */
function isRateLimit({ status, headers, said }) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return ((0,json_fields/* fieldOf */._F)(headers, 'retry-after') !== undefined ||
        (0,json_fields/* fieldOf */._F)(headers, 'x-ratelimit-remaining') === '0' ||
        /rate limit/i.test(said));
}
/**
 * Seconds that one run waits for limits, all its requests together. A primary limit may last an
 * hour; a job that hangs so long costs more than one that fails.
 */
const LONGEST_WAITING = 300;
/** Decides which limits are waited for. Requests that wait side by side count once. */
class LimitPatience {
    now;
    #spent = 0;
    #until = 0;
    /** `now` in seconds. */
    constructor(now) {
        this.now = now;
    }
    /** Whether `seconds` more are worth it. */
    allows(seconds) {
        const now = this.now();
        const end = Math.max(this.#until, now + seconds);
        const spent = this.#spent + end - Math.max(this.#until, now);
        if (spent > LONGEST_WAITING)
            return false;
        this.#spent = spent;
        this.#until = end;
        return true;
    }
}

;// CONCATENATED MODULE: ./src/github/api-error.ts




/** Waits for a request and turns GitHub's refusal into an `ActionError`. */
async function calling(attempted, request) {
    try {
        return await request;
    }
    catch (thrown) {
        throw apiError(thrown, attempted);
    }
}
/** The HTTP status of an error of Octokit's, undefined for anything else. */
function statusOf(thrown) {
    const status = (0,json_fields/* fieldOf */._F)(thrown, 'status');
    return typeof status === 'number' ? status : undefined;
}
/** GitHub's answer in our words; whatever is no answer of GitHub's is returned as it is. */
function apiError(thrown, attempted) {
    const status = statusOf(thrown);
    if (status === undefined || thrown instanceof errors/* ActionError */.l)
        return thrown;
    const answer = (0,errors/* messageOf */.b)(thrown);
    const { message, hint, code } = explain({ status, answer, response: (0,json_fields/* fieldOf */._F)(thrown, 'response') }, attempted);
    return new errors/* ActionError */.l(message, { code, cause: thrown, ...(hint === '' ? {} : { hint }) });
}
/** The text that names the missing permission, for the hint of an error. */
function permissionHint(permission) {
    return [
        'Allow it in the workflow file (naming one permission drops all others, so name every one that the job needs):',
        '',
        'permissions:',
        `  ${permission}`,
        '',
        'A token given as `site-token` needs the same right on that repository.',
    ].join('\n');
}
function explain(refusal, { doing, permission }) {
    const { status, answer, response } = refusal;
    if (response === undefined)
        return fault(`No answer from GitHub while ${doing}: ${answer}`, TRY_AGAIN);
    if (status >= 500)
        return fault(`GitHub failed while ${doing} (${status}: ${answer})`, TRY_AGAIN);
    if (isRateLimit({ status, headers: (0,json_fields/* fieldOf */._F)(response, 'headers'), said: answer }))
        return fault(`GitHub's rate limit stopped ${doing}: ${answer}`, LATER);
    const said = `GitHub refused ${doing} (${status}: ${answer})`;
    const barrier = BARRED.includes(status) ? barrierIn(answer) : undefined;
    if (barrier !== undefined)
        return fault(`${said}: ${barrier.why}`, barrier.hint);
    if (status === 401)
        return fault(said, EXPIRED);
    if (status === 403)
        return { code: 'missing-permission', message: said, hint: permissionHint(permission) };
    if (status === 404)
        return fault(said, `${HIDDEN}\n\n${permissionHint(permission)}`);
    return fault(said, '');
}
function fault(message, hint) {
    return { code: 'github', message, hint };
}
const TRY_AGAIN = 'Run the job again; for github.com, https://www.githubstatus.com tells about outages.';
const LATER = 'Run the job again later.';
const EXPIRED = 'The token is wrong or has expired; look at the inputs `github-token` and `site-token`.';
const HIDDEN = 'The name may be wrong. GitHub also answers 404 for what the token may not see.';
/** 451: unavailable for legal reasons. */
const BARRED = [401, 403, 451];

;// CONCATENATED MODULE: ./src/github/proxy-fetch.ts

/** The `fetch` of @actions/github: through the proxy that the environment names for the API's address. */
function proxyFetch() {
    const given = utils/* defaults */.NT.request?.fetch;
    return isFetch(given) ? given : fetch;
}
/**
 * A `fetch` for published sites, without any token. Node's own knows no proxy, while git and the API do,
 * and a self-hosted runner may have no other way out. Hosts that `NO_PROXY` names are asked directly.
 */
function siteFetch(environment) {
    const proxy = environment['https_proxy'] || environment['HTTPS_PROXY'];
    if (proxy === undefined || proxy === '')
        return fetch;
    const exceptions = listOf(environment['no_proxy'] || environment['NO_PROXY'] || '');
    const throughProxy = proxyFetch();
    return (url, init) => {
        const { hostname, port } = new URL(url);
        const isExcepted = exceptions.some(exception => covers(exception, hostname, port || '443'));
        return isExcepted ? fetch(url, init) : throughProxy(url, init);
    };
}
function listOf(noProxy) {
    return noProxy
        .split(',')
        .map(exception => exception.trim().toLowerCase())
        .filter(exception => exception !== '');
}
/** The rule of @actions/http-client, so that the API and the site agree: `*`, a host, its subdomains, `host:port`. */
function covers(exception, hostname, port) {
    const end = exception.startsWith('.') ? exception : `.${exception}`;
    const names = [hostname, `${hostname}:${port}`];
    return exception === '*' || names.some(name => `.${name}`.endsWith(end));
}
function isFetch(value) {
    return typeof value === 'function';
}

;// CONCATENATED MODULE: ./src/github/query.ts
/** How a query is called on its way through the plugins. */
const QUERY = '/query';
/**
 * GraphQL is always sent with POST, and so the throttling plugin keeps a second between a query and what is
 * written next. GitHub asks for that second between two changes ("Best practices for using the REST API"):
 * a query is none, so it passes the plugins as the read that it is.
 */
const queriesAreReads = ({ hook }) => {
    hook.wrap('request', async (send, options) => {
        if (options.url !== QUERY)
            return send(options);
        // All plugins have the one object: another one given to `send` would not arrive.
        Object.assign(options, { method: 'POST', url: graphqlOf(options.baseUrl) });
        try {
            return await send(options);
        }
        finally {
            Object.assign(options, { method: 'GET', url: QUERY });
        }
    });
};
/** `https://api.github.com/graphql`, and `/api/graphql` where REST is `/api/v3` (Enterprise Server). */
function graphqlOf(restUrl) {
    return `${restUrl.replace(/\/v3\/?$/, '')}/graphql`;
}
/**
 * Asks once: whoever does has another way. What GraphQL refuses it says in an answer of its own form.
 *
 * @throws whatever a request throws
 */
async function ask(github, query, variables) {
    const { data } = await github.request(`GET ${QUERY}`, {
        query,
        variables,
        request: { retries: 0 },
    });
    return data;
}

;// CONCATENATED MODULE: ./src/github/client.ts









/** The package refuses none at all, and `inspect` needs none; GitHub refuses this one as soon as it is asked. */
const NO_TOKEN = 'none';
/** Waits 1, 4 and 9 seconds: long enough for a failover, short beside a build. */
const ORDINARY_PACE = { retries: 3, millisecondsPerSecond: 1000 };
/** Milliseconds. No answer of the interface takes a minute; without a limit a dead proxy stalls the job. */
const REQUEST_TIMEOUT = 60_000;
/** Two more tries after a rate limit; the third answer is the user's to see. */
const LIMIT_RETRIES = 2;
/**
 * Statuses that a second try does not change. 429 belongs to the throttling plugin, which knows how
 * long to wait; 409 means an empty repository or a conflict that the caller has to look at.
 */
const FINAL_STATUSES = [400, 401, 403, 404, 409, 410, 422, 429, 451];
/** Answers of ours that come without a body: nothing to say, and the redirect to an artifact's bytes. */
const BODILESS = [204, 302];
/** What a proxy says that got no sensible answer itself. */
const BAD_GATEWAY = 502;
/**
 * Connects to GitHub. Requests are repeated after network faults and 5xx, and after rate limits that
 * end soon. The throttling plugin keeps a second between two writes, and three between two that
 * notify people, as GitHub asks; a query and a single write never wait.
 */
function connect(connection) {
    const { token, apiUrl, progress, pace = ORDINARY_PACE } = connection;
    const log = quietLog(progress, token);
    const waits = waitsFor(pace, progress);
    return (0,github/* getOctokit */.Q)(token === '' ? NO_TOKEN : token, {
        baseUrl: apiUrl,
        log,
        request: { ...utils/* defaults */.NT.request, log, fetch: withTimeout(connection.fetch ?? proxyFetch()) },
        retry: {
            doNotRetry: FINAL_STATUSES,
            retries: pace.retries,
            retryAfterBaseValue: pace.millisecondsPerSecond,
        },
        throttle: {
            retryAfterBaseValue: pace.millisecondsPerSecond,
            onRateLimit: waits('the rate limit'),
            onSecondaryRateLimit: waits('the secondary rate limit'),
        },
    }, queriesAreReads, onlyWholeAnswers, plainLimits, dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A);
}
/**
 * Octokit hands on what is no JSON as text: an answer that was cut short, or the page of a proxy. Such a
 * request is repeated like one without an answer; the plugin that repeats comes later and so sees it.
 */
const onlyWholeAnswers = ({ hook }) => {
    hook.after('request', ({ data, status }, options) => {
        if (typeof data !== 'string' || BODILESS.includes(status))
            return;
        const error = new Error('what came is not JSON');
        throw Object.assign(error, { status: BAD_GATEWAY, request: options });
    });
};
/** Characters of an answer that is no JSON, which is the page of a proxy. */
const LONGEST_QUOTE = 200;
/**
 * The throttling plugin knows a limit by GitHub's words or by a count of zero. One with other words gets
 * them here, so that it is waited for like the rest; a page is cut to what can be shown in a line.
 */
const plainLimits = ({ hook }) => {
    hook.error('request', thrown => {
        const { message } = thrown;
        const status = statusOf(thrown) ?? 0;
        const response = (0,json_fields/* fieldOf */._F)(thrown, 'response');
        const headers = (0,json_fields/* fieldOf */._F)(response, 'headers');
        if (typeof (0,json_fields/* fieldOf */._F)(response, 'data') === 'string')
            thrown.message = inALine(message);
        if (isRateLimit({ status, headers, said: message }) && !isToldToPlugin(message, headers))
            thrown.message = `${thrown.message} (taken for a secondary rate limit)`;
        throw thrown;
    });
};
function isToldToPlugin(message, headers) {
    const [after, remaining, reset] = [
        'retry-after',
        'x-ratelimit-remaining',
        'x-ratelimit-reset',
    ].map(name => (0,json_fields/* fieldOf */._F)(headers, name));
    const isCounted = remaining === '0' && reset !== undefined && after === undefined;
    return isCounted || /\bsecondary rate\b/i.test(message);
}
function inALine(page) {
    const text = page.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ');
    return text.trim().slice(0, LONGEST_QUOTE);
}
function withTimeout(send) {
    return (input, init) => send(input, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT) });
}
/** Octokit writes deprecations and plugin faults to the console, which would bypass the rim. */
function quietLog(progress, token) {
    const silent = () => { };
    const say = (message) => progress(String(message).replaceAll(token, '***'));
    return { debug: silent, info: silent, warn: say, error: say };
}
/** Answers the plugin's question whether to wait `seconds` and try again. */
function waitsFor({ millisecondsPerSecond }, progress) {
    const patience = new LimitPatience(() => Date.now() / millisecondsPerSecond);
    return (limit) => (seconds, _options, _octokit, tries) => {
        const worthIt = tries < LIMIT_RETRIES && patience.allows(seconds);
        if (worthIt)
            progress(`GitHub: ${limit} is reached, trying again in ${seconds} s`);
        return worthIt;
    };
}

;// CONCATENATED MODULE: ./src/github/repository.ts


/**
 * `owner/name` as GitHub allows it, the owner of a managed account with `_`; so neither part can leave
 * its place in a path or address.
 */
const repositoryNamePattern = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\/(?!\.+$)([A-Za-z0-9._-]{1,100})$/;
/** @throws ActionError `bad-input` for anything but `owner/name`. */
function repositoryName(text) {
    const [, owner, name] = repositoryNamePattern.exec(text) ?? [];
    if (owner === undefined || name === undefined) {
        throw new errors/* ActionError */.l(`“${text}” is not a repository of the form owner/name`, {
            code: 'bad-input',
        });
    }
    return { owner, name };
}
/** `owner/name` again. */
function fullName({ owner, name }) {
    return `${owner}/${name}`;
}
/** @throws ActionError `github` or `missing-permission`. */
async function readRepository(github, repository) {
    const { data } = await calling({ doing: `reading the repository ${fullName(repository)}`, permission: 'contents: read' }, github.rest.repos.get({ owner: repository.owner, repo: repository.name }));
    return {
        visibility: visibilityOf(data.visibility, data.private),
        defaultBranch: data.default_branch,
        hasPages: data.has_pages === true,
        webUrl: data.html_url.replace(/\/+$/, ''),
    };
}
/** Older GitHub Enterprise Servers leave `visibility` out. */
function visibilityOf(visibility, isPrivate) {
    if (!isPrivate)
        return 'public';
    return visibility === 'internal' ? 'internal' : 'private';
}

;// CONCATENATED MODULE: ./src/github/viewer.ts

/** Who comments when a workflow uses its own token, in the form of REST. */
const WORKFLOW_TOKEN = 'github-actions[bot]';
/** Asked once for each client: a sweep writes to many pull requests, all of them with the same token. */
const logins = new WeakMap();
/**
 * The login that our token writes as. GraphQL tells it to every kind of token; where there is no
 * GraphQL, `GET /user` tells a person's. When nobody tells, it is taken for the workflow's own token:
 * any other guess would take a stranger's comment for ours.
 */
function viewerLogin(github) {
    const login = logins.get(github) ?? askForLogin(github);
    logins.set(github, login);
    return login;
}
async function askForLogin(github) {
    return (await graphqlLogin(github)) ?? (await userLogin(github)) ?? WORKFLOW_TOKEN;
}
async function graphqlLogin(github) {
    try {
        const answer = await github.graphql('query { viewer { login } }');
        return textAt((0,json_fields/* fieldOf */._F)(answer, 'viewer'), 'login');
    }
    catch {
        return undefined;
    }
}
/** Refused to the workflow's own token. */
async function userLogin(github) {
    try {
        return textAt((await github.rest.users.getAuthenticated()).data, 'login');
    }
    catch {
        return undefined;
    }
}
/**
 * Whether the author of a comment, as REST shows it, is our token's account. GraphQL leaves out the
 * `[bot]` that REST shows; but a person could be called `github-actions`, so that name means the bot.
 */
function isViewer(author, viewer) {
    const name = viewer === 'github-actions' ? WORKFLOW_TOKEN : viewer;
    return author === name || author === `${name}[bot]`;
}
function textAt(value, name) {
    const text = (0,json_fields/* fieldOf */._F)(value, name);
    return typeof text === 'string' && text !== '' ? text : undefined;
}

;// CONCATENATED MODULE: ./src/github/comments.ts




/** GitHub's largest page. */
const PER_PAGE = 100;
/** A request that writes a comment is not repeated blindly: the answer may be what was lost. */
const ONCE = { request: { retries: 0 } };
/** The comments of one pull request; each call may fail with an ActionError that names the permission. */
function openComments({ github, repository }, pullRequest) {
    const { issues } = github.rest;
    const of = { owner: repository.owner, repo: repository.name };
    const where = `pull request #${pullRequest} of ${fullName(repository)}`;
    const shown = async (comment) => commentFrom(comment, await viewerLogin(github));
    return {
        list: async () => {
            const pages = github.paginate(issues.listComments, {
                ...of,
                issue_number: pullRequest,
                per_page: PER_PAGE,
            });
            const comments = await calling(attempted(`reading the comments of ${where}`), pages);
            return Promise.all(comments.map(shown));
        },
        create: async (body) => {
            const request = issues.createComment({ ...of, ...ONCE, issue_number: pullRequest, body });
            const doing = `commenting on ${where}`;
            const { data } = await writing(doing, request.catch(lostAnswer(doing)));
            return { ...seen(data), own: true };
        },
        update: async (id, body) => {
            const request = issues.updateComment({ ...of, ...ONCE, comment_id: id, body });
            const doing = `editing a comment of ${where}`;
            const answer = await unlessGone(writing(doing, request.catch(lostAnswer(doing))));
            return answer === undefined ? 'gone' : 'updated';
        },
        remove: async (id) => {
            const request = issues.deleteComment({ ...of, comment_id: id });
            await unlessGone(writing(`deleting a duplicate comment of ${where}`, request));
        },
    };
}
function commentFrom(comment, login) {
    const { user } = comment;
    return { ...seen(comment), own: user !== null && isViewer(user.login, login) };
}
function seen({ id, body, html_url }) {
    return { id, body: body ?? '', url: html_url };
}
function attempted(doing) {
    return { doing, permission: 'pull-requests: write' };
}
/** A locked conversation answers 403 as well, and no permission would help. */
async function writing(doing, request) {
    try {
        return await request;
    }
    catch (thrown) {
        const error = apiError(thrown, attempted(doing));
        if (statusOf(thrown) !== 403 || !/locked/i.test(String(thrown)))
            throw error;
        throw new errors/* ActionError */.l(`GitHub refused ${doing}: the conversation is locked`, {
            code: 'github',
            hint: 'Unlock the conversation, or set `comment: false`.',
            cause: thrown,
        });
    }
}
/** After a broken connection or a 5xx nobody knows whether it was done. */
function lostAnswer(doing) {
    return thrown => {
        if ((statusOf(thrown) ?? 0) < 500)
            throw thrown;
        const error = apiError(thrown, attempted(doing));
        if (!(error instanceof errors/* ActionError */.l))
            throw thrown;
        const { message, hint = '' } = error;
        throw new errors/* ActionError */.l(message, { code: 'network', hint, cause: thrown });
    };
}
/** undefined when GitHub answers that the comment does not exist (any more). */
async function unlessGone(request) {
    try {
        return await request;
    }
    catch (thrown) {
        const cause = thrown instanceof errors/* ActionError */.l ? thrown.cause : thrown;
        if (statusOf(cause) === 404 || statusOf(cause) === 410)
            return undefined;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./src/report/comment/unfinished.ts

/** As the post step reads back what the main step saved; what is not of ours is left out. */
function readUnfinishedComments(state) {
    if (state === '')
        return [];
    try {
        return (0,json_fields/* readableOf */.AD)(JSON.parse(state), unfinished);
    }
    catch {
        return [];
    }
}
function unfinished(value) {
    const saved = (0,json_fields/* fields */.OA)(value);
    return {
        pullRequest: (0,json_fields/* count */.U9)(saved['pullRequest'], 1),
        channel: (0,json_fields/* text */.Qq)(saved['channel']),
        apps: (0,json_fields/* list */.p_)(saved['apps'], json_fields/* text */.Qq),
        gone: (0,json_fields/* readableOf */.AD)(saved['gone'], goneBuild),
    };
}
function goneBuild(value) {
    const saved = (0,json_fields/* fields */.OA)(value);
    return { bundleId: (0,json_fields/* text */.Qq)(saved['bundleId']), buildId: (0,json_fields/* text */.Qq)(saved['buildId']) };
}

// EXTERNAL MODULE: ./src/runner/event-path.ts
var event_path = __webpack_require__(70464);
;// CONCATENATED MODULE: ./src/runner/inert-log.ts

/** U+200B: seen by nobody, and enough to make the runner look elsewhere. */
const BREAK = '\u200B';
/** Line ends as the runner reads them (.NET, `StreamReader.ReadLine`), and those that a browser shows. */
const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/;
/** Letters, digits, marks, punctuation and symbols; the runner trims what stands before the first one. */
const VISIBLE = /[\p{L}\p{N}\p{M}\p{P}\p{S}]/u;
/**
 * Text for the log with nothing in it that the runner obeys: file names and titles come from strangers.
 * A command is `::name` at the start of a line or `##[name]` anywhere in it (actions/runner,
 * `ActionCommand.cs`). Control characters go as well: they would colour or overwrite what others wrote, and
 * so do those that hide or reorder text.
 */
function inertLog(text) {
    return text.split(LINE_END).map(inertLine).join('\n');
}
function inertLine(line) {
    const plain = (0,plain_text/* visible */.RK)(line.replace(/(?!\t)\p{Cc}/gu, '')).replaceAll('##[', `#${BREAK}#[`);
    const start = plain.search(VISIBLE);
    return start >= 0 && plain.startsWith('::', start)
        ? `${plain.slice(0, start)}:${BREAK}${plain.slice(start + 1)}`
        : plain;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/runner/read-payload.ts


/** The event that started the run, as GitHub sent it; an empty object where there is no event file. */
async function readPayload(path) {
    if (path === undefined || path === '') {
        return {};
    }
    try {
        return JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (cause) {
        throw new errors/* ActionError */.l(`The event file ${path} cannot be read: ${(0,errors/* messageOf */.b)(cause)}`, {
            code: 'malformed',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./src/runner/post.ts














/**
 * After the job: a run that was cancelled or ran out of time left its comment at “publishing”, or left links
 * to what it had taken away. Whoever reads it should not wait for what will never come, nor try what is
 * gone. Nothing in here fails the job.
 *
 * The signal that ends a step leaves it seconds; this process comes after it, whatever ended it.
 */
async function post() {
    for (const unfinished of readUnfinishedComments(core/* getState */.Gu('unsettled'))) {
        await settle(unfinished).catch(error => core/* warning */.$e(`The comment on pull request #${unfinished.pullRequest} is not up to date: ${(0,errors/* messageOf */.b)(error)}`));
    }
}
async function settle({ pullRequest, channel, apps: keys, gone, }) {
    const event = await readThisEvent();
    const repository = repositoryName(event.repository.fullName);
    const github = connectTo(event, core/* getInput */.V4('github-token'));
    const announce = announcer({
        comments: openComments({ github, repository }, pullRequest),
        pullRequest,
        clock: primitives_clock/* systemClock */.m,
        warn: message => core/* warning */.$e(message),
        owed: new OwedComments(() => undefined),
    });
    const { run, runUrl: url, commit, commitUrl } = event;
    const speaker = { ...run, url, commit, commitUrl, at: primitives_clock/* systemClock */.m.now().toISOString() };
    const name = { name: channel, kind: 'ref' };
    const told = await announce(abandoned({ channel: name, run: speaker, keys, gone }));
    if (told.kind !== 'told')
        return;
    progress(`Settled the comment on pull request #${pullRequest}: this run ended before it could`);
}
async function readThisEvent() {
    return readEvent(process.env, await readPayload(event_path/* eventPath */.Q));
}
function connectTo({ server }, token) {
    return connect({ token, apiUrl: server.api, progress });
}
function progress(line) {
    core/* info */.pq(inertLog(line));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/github/environments.ts



const PERMISSION = 'deployments: write';
/** Characters (docs: Create a deployment status). */
const LONGEST_DESCRIPTION = 140;
/** The field of a payload that holds our label. */
const LABEL = 'tap-to-install';
const PAGE = 100;
/** Pages of the list, newest first: the last thousand deployments of all pull requests together. */
const MOST_PAGES = 10;
/**
 * Makes a deployment that changes nothing else. By GitHub's defaults it would merge the default branch into
 * the branch that was built (`auto_merge`), and wait for the checks that this very job is one of
 * (`required_contexts`).
 *
 * @returns its id
 */
async function createDeployment({ github, repository, environment }, { label, commit, description }) {
    const answer = await calling({ doing: `creating a deployment in ${fullName(repository)}`, permission: PERMISSION }, github.rest.repos.createDeployment({
        owner: repository.owner,
        repo: repository.name,
        ref: commit,
        environment,
        description: environments_shortened(description),
        payload: { [LABEL]: { channel: label.channel, builds: [...label.builds] } },
        auto_merge: false,
        required_contexts: [],
        transient_environment: true,
        production_environment: false,
    }));
    const id = (0,json_fields/* fieldOf */._F)(answer.data, 'id');
    if (typeof id !== 'number')
        throw new Error('GitHub made no deployment and did not say why');
    return id;
}
/** `auto_inactive` is off: it would end the deployments of every other pull request. */
async function succeedDeployment(environment, { id, address, log, description }) {
    await createStatus(environment, id, {
        state: 'success',
        environment_url: address,
        description: environments_shortened(description),
        ...(log === undefined ? {} : { log_url: log }),
    });
}
async function endDeployment(environment, id) {
    await createStatus(environment, id, { state: 'inactive' });
}
async function createStatus({ github, repository: { owner, name } }, id, status) {
    await calling({ doing: `setting the state of a deployment of ${owner}/${name}`, permission: PERMISSION }, github.rest.repos.createDeploymentStatus({
        owner,
        repo: name,
        deployment_id: id,
        auto_inactive: false,
        ...status,
    }));
}
/** Was it ended already? */
async function isEnded(environment, id) {
    const { github, repository } = environment;
    const { data } = await calling({ doing: `reading a deployment of ${fullName(repository)}`, permission: PERMISSION }, github.rest.repos.listDeploymentStatuses({
        owner: repository.owner,
        repo: repository.name,
        deployment_id: id,
        per_page: 1,
    }));
    return data[0]?.state === 'inactive';
}
/** Those of the environment that carry our label, newest first. */
async function listOwnDeployments(environment) {
    const found = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
        const deployments = await listPage(environment, page);
        found.push(...deployments.flatMap(({ id, payload }) => labelled(id, payload)));
        if (deployments.length < PAGE)
            break;
    }
    return found.toSorted((a, b) => b.id - a.id);
}
async function listPage({ github, repository: { owner, name }, environment }, page) {
    const { data } = await calling({ doing: `listing the deployments of ${owner}/${name}`, permission: PERMISSION }, github.rest.repos.listDeployments({ owner, repo: name, environment, per_page: PAGE, page }));
    return data;
}
/** GitHub hands the payload back as it was given, or as text. */
function labelled(id, payload) {
    const label = (0,json_fields/* fieldOf */._F)(parsed(payload), LABEL);
    const channel = (0,json_fields/* fieldOf */._F)(label, 'channel');
    const builds = (0,json_fields/* fieldOf */._F)(label, 'builds');
    if (typeof channel !== 'string' || !Array.isArray(builds))
        return [];
    return [{ id, label: { channel, builds: builds.map(String) } }];
}
function parsed(payload) {
    if (typeof payload !== 'string')
        return payload;
    try {
        return JSON.parse(payload);
    }
    catch {
        return undefined;
    }
}
function environments_shortened(description) {
    const characters = [...description];
    if (characters.length <= LONGEST_DESCRIPTION)
        return description;
    return `${characters.slice(0, LONGEST_DESCRIPTION - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./src/announce/environment.ts



/**
 * Input `environment`: gives the pull request its button «View deployment», and takes it away with the
 * builds. Whatever goes wrong costs a warning: the link stands in the comment as well.
 */
async function announceDeployment(outcome, run) {
    const { environment: name, destination, command } = run.inputs;
    // What is written to a directory is not online yet: a button would lead nowhere.
    const isPromised = destination.serving === 'promised' && command !== 'announce';
    if (name === undefined || isPromised)
        return;
    const environment = { ...run.source, environment: name };
    try {
        await follow(outcome, environment, run);
    }
    catch (error) {
        const hint = error instanceof errors/* ActionError */.l && error.hint !== undefined ? `\n${error.hint}` : '';
        run.warn(`The deployment in “${name}” could not be told: ${(0,errors/* messageOf */.b)(error)}${hint}`);
    }
}
async function follow(outcome, environment, run) {
    switch (outcome.kind) {
        case 'published': {
            const { name: channel } = outcome.channel;
            const builds = outcome.apps.flatMap(app => (app.kind === 'published' ? app.build : []));
            const [first] = builds;
            if (first === undefined)
                return;
            const id = await announce([first, ...builds.slice(1)], { channel, environment, run });
            const older = (own) => own.label.channel === channel && own.id < id;
            return endThose(environment, older);
        }
        case 'removed':
            return endThose(environment, ({ label }) => label.channel === outcome.channel.name);
        case 'swept':
            return endThose(environment, ({ label }) => outcome.builds.some(build => isFor(label, build)));
    }
}
function isFor({ channel, builds }, build) {
    return channel === build.channel.name && builds.includes(build.buildId);
}
async function announce([first, ...others], { channel, environment, run }) {
    const builds = [first, ...others];
    const description = builds.map(({ app }) => (0,builds_in_words/* nameOfBuild */.Dh)(app)).join(', ');
    const label = { channel, builds: builds.map(({ buildId }) => buildId) };
    const id = await createDeployment(environment, { label, commit: run.event.commit, description });
    const address = others.length === 0 ? first.urls.install : first.urls.channel;
    await succeedDeployment(environment, { id, address, log: run.event.runUrl, description });
    run.progress(`Deployment in “${environment.environment}”: ${address}`);
    return id;
}
/** Newest first and channel by channel, down to one that was ended already: those before it were, too. */
async function endThose(environment, isMeant) {
    const settled = new Set();
    for (const { id, label } of (await listOwnDeployments(environment)).filter(isMeant)) {
        if (settled.has(label.channel))
            continue;
        if (await isEnded(environment, id))
            settled.add(label.channel);
        else
            await endDeployment(environment, id);
    }
}

;// CONCATENATED MODULE: ./src/run/runner-paths.ts
/** Folders of a runner, and what stands for them where anybody may read it. */
const FOLDERS = [
    ['GITHUB_WORKSPACE', '.'],
    ['RUNNER_TEMP', '$RUNNER_TEMP'],
    ['RUNNER_TOOL_CACHE', '$RUNNER_TOOL_CACHE'],
    ['HOME', '~'],
    ['USERPROFILE', '~'],
];
/**
 * Text for comment and summary. A path below the workspace is told from there on and with `/`, as the
 * workflow has it; any other folder of the runner by its name: where it lies is nobody's business.
 */
function withoutRunnerPaths(text, environment) {
    return foldersOf(environment).reduce((told, folder) => told.replace(pathsIn(folder), (_, rest) => renamed(folder, folder.isWindows ? rest.replace(/\\+/g, '/') : rest)), text);
}
/** The innermost first: the workspace often lies in the home folder. */
function foldersOf(environment) {
    return FOLDERS.map(([variable, name]) => {
        const path = (environment[variable] ?? '').replace(/[/\\]+$/, '');
        return { path, name, isWindows: /^[A-Za-z]:[/\\]/.test(path) };
    })
        .filter(({ path, isWindows }) => isWindows || path.startsWith('/'))
        .sort((one, other) => other.path.length - one.path.length);
}
/** The rest of a Windows path, spaces and all: up to a quotation mark, the colon before a reason, another path. */
const WINDOWS_REST = '(?:(?![A-Za-z]:[/\\\\])[^"\'`“”:\\n])*';
function pathsIn({ path, isWindows }) {
    const folder = path
        .split(isWindows ? /[/\\]+/ : '/')
        .map(segment => segment.replace(/[^\w]/g, '\\$&'))
        .join(isWindows ? '[/\\\\]+' : '/');
    const rest = isWindows ? WINDOWS_REST : '(?:/\\S*)?';
    return new RegExp(`(?<![\\w./\\\\-])${folder}(?![\\w-]|\\.\\w)(${rest})`, isWindows ? 'gi' : 'g');
}
function renamed({ name }, rest) {
    return name === '.' && /^\/\S/.test(rest) ? rest.slice(1) : `${name}${rest}`;
}

;// CONCATENATED MODULE: ./src/github/pull-requests.ts


/** @throws ActionError `github` or `missing-permission`. */
async function readPullRequest(github, repository, number) {
    const { data } = await calling({
        doing: `reading pull request #${number} of ${fullName(repository)}`,
        permission: 'pull-requests: read',
    }, github.rest.pulls.get({ owner: repository.owner, repo: repository.name, pull_number: number }));
    return pullFrom(data);
}
/**
 * The pull requests, in whatever repository, that a commit of `repository` belongs to. The repository that
 * the commit was pushed to knows them; the one they are to be merged into knows nothing of a fork's commits.
 *
 * @throws ActionError `github` or `missing-permission`.
 */
async function pullRequestsWith(github, { repository, sha }) {
    const { data } = await calling({
        doing: `looking for the pull requests of commit ${sha} of ${fullName(repository)}`,
        permission: 'pull-requests: read',
    }, github.rest.repos.listPullRequestsAssociatedWithCommit({
        owner: repository.owner,
        repo: repository.name,
        commit_sha: sha,
    }));
    return data.map(pullFrom);
}
/**
 * The open pull requests of `repository` that want to merge a branch of that name.
 *
 * @throws ActionError `github` or `missing-permission`.
 */
async function openPullRequestsFrom(github, { repository, head }) {
    const { data } = await calling({
        doing: `listing the pull requests of ${fullName(repository)}`,
        permission: 'pull-requests: read',
    }, github.rest.pulls.list({
        owner: repository.owner,
        repo: repository.name,
        state: 'open',
        head: `${head.owner}:${head.branch}`,
    }));
    return data.map(pullFrom);
}
function pullFrom({ number, state, head, base }) {
    return {
        number,
        state: state === 'open' ? 'open' : 'closed',
        headSha: head.sha,
        headBranch: head.ref,
        headRepositoryId: head.repo?.id,
        baseRepository: base.repo?.full_name ?? '',
    };
}

;// CONCATENATED MODULE: ./src/github/conversation.ts






/** One answer to all questions: state, comments, and whose account asks. */
const QUESTION = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      state
      comments(first: 100, after: $after) {
        nodes { fullDatabaseId url body author { __typename login } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
/** A thousand comments; whoever has more is asked by the other way, which knows no such limit. */
const conversation_MOST_PAGES = 10;
/**
 * Milliseconds for which one answer serves both questions: they are asked in one breath, and with every
 * moment more another job may have written to the comment that is about to be edited.
 */
const ONE_BREATH = 2_000;
/** Asks for everything at once, and where GraphQL does not tell, the REST interface for each thing by itself. */
function openConversation(place) {
    const { github, repository, pullRequest } = place;
    const comments = openComments(place, pullRequest);
    const answers = new Answers(place);
    const writing = (request) => {
        answers.forget();
        return request.finally(() => answers.forget());
    };
    return {
        isOpen: async () => {
            const answer = await answers.to('state');
            if (answer !== undefined)
                return answer.isOpen;
            return (await readPullRequest(github, repository, pullRequest)).state === 'open';
        },
        list: async () => (await answers.to('comments'))?.comments ?? comments.list(),
        create: body => writing(comments.create(body)),
        update: (id, body) => writing(comments.update(id, body)),
        remove: id => writing(comments.remove(id)),
    };
}
/** Each answer serves each question once: whoever asks again wants to know anew. */
class Answers {
    place;
    last;
    isTold = true;
    constructor(place) {
        this.place = place;
    }
    /** undefined: GraphQL does not tell, here or to this token. */
    async to(question) {
        const { last } = this;
        const now = this.place.clock.now().getTime();
        if (last !== undefined && now - last.at <= ONE_BREATH && last.open.delete(question))
            return last.answer;
        if (!this.isTold)
            return undefined;
        const answer = await askAll(this.place).catch(() => undefined);
        this.isTold = answer !== undefined;
        const open = new Set(question === 'state' ? ['comments'] : ['state']);
        const at = this.place.clock.now().getTime();
        this.last = answer && { answer, at, open };
        return answer;
    }
    /** What was so before a change of ours. */
    forget() {
        this.last = undefined;
    }
}
/** @throws anything, when the answer is not whole. */
async function askAll({ github, repository, pullRequest }) {
    const { owner, name } = repository;
    const comments = [];
    let after;
    for (let number = 1; number <= conversation_MOST_PAGES; number++) {
        const answer = await ask(github, QUESTION, { owner, name, number: pullRequest, after });
        const page = pageOf(answer);
        comments.push(...page.comments);
        if (page.next === undefined)
            return { isOpen: page.isOpen, comments };
        after = page.next;
    }
    throw new RangeError(`${fullName(repository)}#${pullRequest} has too many comments`);
}
/**
 * @throws Unreadable for everything else, a refusal for example. What is refused of a larger answer comes
 * empty, beside the rest: a comment of ours without its author would be taken for a stranger's.
 */
function pageOf(answer) {
    const { data: told, errors } = (0,json_fields/* fields */.OA)(answer);
    if (errors !== undefined)
        throw new json_fields/* Unreadable */.IO();
    const data = (0,json_fields/* fields */.OA)(told);
    const viewer = (0,json_fields/* text */.Qq)((0,json_fields/* fields */.OA)(data['viewer'])['login']);
    const pull = (0,json_fields/* fields */.OA)((0,json_fields/* fields */.OA)(data['repository'])['pullRequest']);
    const comments = (0,json_fields/* fields */.OA)(pull['comments']);
    const { hasNextPage, endCursor } = (0,json_fields/* fields */.OA)(comments['pageInfo']);
    return {
        isOpen: (0,json_fields/* choice */.Yq)(pull['state'], ['OPEN', 'CLOSED', 'MERGED']) === 'OPEN',
        comments: (0,json_fields/* list */.p_)(comments['nodes'], node => commentOf((0,json_fields/* fields */.OA)(node), viewer)),
        next: (0,json_fields/* flag */.Jt)(hasNextPage) ? (0,json_fields/* text */.Qq)(endCursor) : undefined,
    };
}
/** Numbers of comments no longer fit into GraphQL's `Int`, so they come as text. */
function commentOf({ fullDatabaseId, url, body, author }, viewer) {
    const login = (0,json_fields/* optional */.lq)(author, loginOf);
    return {
        id: Number((0,json_fields/* matching */.wC)(fullDatabaseId, /^\d{1,15}$/)),
        body: (0,json_fields/* text */.Qq)(body),
        url: (0,json_fields/* text */.Qq)(url),
        own: login !== undefined && isViewer(login, viewer),
    };
}
/** As REST has it: a person may be called like a bot. */
function loginOf(author) {
    const { __typename: kind, login } = (0,json_fields/* fields */.OA)(author);
    return kind === 'Bot' ? `${(0,json_fields/* text */.Qq)(login)}[bot]` : (0,json_fields/* text */.Qq)(login);
}

;// CONCATENATED MODULE: ./src/announce/conversations.ts


/** The pull requests of one run, each opened once, so that one answer serves whoever asks next. */
class Conversations {
    run;
    opened = new Map();
    constructor(run) {
        this.run = run;
    }
    with(pullRequest) {
        const { source, clock } = this.run;
        const found = this.opened.get(pullRequest);
        const conversation = found ?? openConversation({ ...source, pullRequest, clock });
        this.opened.set(pullRequest, conversation);
        return conversation;
    }
    /** An answer that can't be had must not take away a build that somebody waits for. */
    async isOpen(number) {
        try {
            return await this.with(number).isOpen();
        }
        catch (error) {
            this.run.progress(`Could not ask whether pull request #${number} is still open: ${(0,errors/* messageOf */.b)(error)}`);
            return true;
        }
    }
}

;// CONCATENATED MODULE: ./src/github/workflow-runs.ts


/**
 * Whether a run of the repository is known, and has come to that attempt.
 *
 * @throws ActionError when GitHub does not tell
 */
async function knowsRun(github, repository, { id, attempt }) {
    const { owner, name: repo } = repository;
    const request = github.rest.actions.getWorkflowRun({ owner, repo, run_id: id }).then(({ data }) => attempt <= (data.run_attempt ?? attempt), thrown => {
        if (statusOf(thrown) === 404)
            return false;
        throw thrown;
    });
    const doing = `looking for run ${id} of ${fullName(repository)}`;
    return calling({ doing, permission: 'actions: read' }, request);
}

;// CONCATENATED MODULE: ./src/report/comment/corrected-state.ts

/** Why a build is no longer offered that nobody took away by our hand. */
const NOT_THERE = 'It is not on the site any more.';
/**
 * The state as far as it is so, and the very same one when all of it is. What contradicts the site goes:
 * links to builds that are not on it, addresses that lead elsewhere, words of runs that never were.
 */
function correctedState(state, evidence) {
    const sections = state.sections
        .filter(({ run }) => evidence.isRun(run))
        .map(section => onTheSite(atHome(section, evidence.home), evidence.builds));
    return JSON.stringify(sections) === JSON.stringify(state.sections)
        ? state
        : { ...state, sections };
}
function atHome(section, home) {
    const here = (url) => (url?.startsWith(`${home}/`) ? url : undefined);
    const { runUrl, attempt, working } = section;
    return {
        ...section,
        runUrl: here(runUrl),
        attempt: attempt && { ...attempt, commitUrl: here(attempt.commitUrl) },
        working: working && { ...working, commitUrl: here(working.commitUrl) },
    };
}
function onTheSite(section, builds) {
    if (builds === undefined)
        return section;
    const { key, working, older } = section;
    const known = new Map(builds.filter(({ bundleId }) => bundleId === key).map(({ buildId, build }) => [buildId, build]));
    const gone = [working, ...older].flatMap(build => build === undefined || known.has(build.buildId)
        ? []
        : [{ bundleId: key, buildId: build.buildId }]);
    const left = without({ gone }, NOT_THERE)(section);
    return {
        ...left,
        working: left.working && describedAlike(left.working, known),
        older: left.older.map(build => addressedAlike(build, known)),
    };
}
/** The site's own words, unless they are the same: those of the state may be shorter. */
function describedAlike(said, known) {
    const build = known.get(said.buildId) ?? said;
    const links = ({ run: { id, attempt }, ...one }) => {
        const { install, channel, qr, sha256, sideload } = one;
        return JSON.stringify([install, channel, qr, sha256, id, attempt, sideload]);
    };
    return links(build) === links(said) ? said : build;
}
function addressedAlike(said, known) {
    const install = known.get(said.buildId)?.install ?? said.install;
    return { ...said, install };
}

;// CONCATENATED MODULE: ./src/announce/evidence.ts







/** Measures a comment against the site and against GitHub. Asks only what is not known already. */
function checkAgainst(site, run) {
    const { server, repository } = run.event;
    const home = `${server.url}/${repository.fullName}`;
    const asked = new Map();
    return async (state, update) => {
        const builds = await buildsFor(state, update, { site, run });
        const unknown = new Set();
        for (const { run: other } of state.sections) {
            if (!isNewer(other, update.run))
                continue;
            const key = `${other.id} ${other.attempt}`;
            const answer = asked.get(key) ?? isKnown(other, { site, run });
            asked.set(key, answer);
            if (!(await answer))
                unknown.add(other);
        }
        return correctedState(state, { builds, home, isRun: other => !unknown.has(other) });
    };
}
/** What nobody can tell is believed: without the right to read runs only an insider could make one up. */
async function isKnown(other, { site, run }) {
    if (site.seen()?.some(record => isSameRun(record.run, other)))
        return true;
    try {
        return await knowsRun(run.source.github, run.source.repository, other);
    }
    catch (error) {
        run.progress(`Could not ask for run ${other.id}: ${(0,errors/* messageOf */.b)(error)}`);
        return true;
    }
}
function isSameRun(a, b) {
    return a.id === b.id && a.attempt === b.attempt;
}
/**
 * A comment is read first and then the site: what another run has just put online and told is there by
 * then. While a build is on its way nothing is asked, because the result follows.
 */
async function buildsFor(state, update, { site, run }) {
    const seen = site.seen();
    if (seen === undefined && inProgress(update).length > 0)
        return undefined;
    const spoken = [...spokenOf(update), ...update.gone];
    const known = [...spoken, ...knownOf(seen ?? [], state.channel)];
    if (offersOf(state).every(offer => known.some(build => isSameBuild(build, offer))))
        return known;
    try {
        return [...spoken, ...knownOf(await site.look(), state.channel)];
    }
    catch (error) {
        run.progress(`Could not look which builds are on the site: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
function spokenOf(update) {
    const apps = update.kind === 'apps' ? update.apps : [];
    return apps.flatMap(app => app.phase === 'ready'
        ? { bundleId: app.key, buildId: app.build.buildId, build: app.build }
        : []);
}
function knownOf(builds, channel) {
    return builds
        .filter(record => record.channel.name === channel)
        .map(record => ({
        bundleId: record.app.bundleId,
        buildId: record.buildId,
        build: workingBuild(record, true),
    }));
}

;// CONCATENATED MODULE: ./src/announce/desk.ts





/**
 * What is written to a directory is not online yet: no comment calls it ready.
 *
 * @param standing `promised`: the addresses are not served yet. `ending`: builds are only taken away, of a
 * folder that nobody may ever have announced.
 */
function openDesk(run, site, standing = run.inputs.destination.serving) {
    const { inputs, clock, progress, warn } = run;
    const owed = new OwedComments(run.remember);
    const speaks = inputs.comment && standing !== 'promised';
    const check = checkAgainst(site, run);
    const conversations = new Conversations(run);
    const known = new Map();
    const isPromised = inputs.destination.serving === 'promised';
    const wrote = standing === 'ending' && isPromised ? 'perhaps' : 'surely';
    const on = (pullRequest) => {
        if (pullRequest === undefined || !speaks)
            return tellNobody;
        if (inputs.dryRun)
            return silentAnnounce(pullRequest, progress);
        const found = known.get(pullRequest);
        if (found !== undefined)
            return found;
        const comments = conversations.with(pullRequest);
        const tell = announcer({ comments, pullRequest, clock, warn, owed, check, wrote });
        const announce = update => tell(postable(update, run.environment));
        known.set(pullRequest, announce);
        return announce;
    };
    const close = () => {
        const failure = owed.failure();
        if (failure !== undefined)
            run.fail(failure);
    };
    const isOpen = async (pullRequest) => pullRequest === undefined || conversations.isOpen(pullRequest);
    return { on, isOpen, close };
}
/** A failure is told in the words of the log, which may say where on the runner things lie. */
function postable(update, environment) {
    const plain = (text) => withoutRunnerPaths(text, environment);
    const postableApp = (app) => app.phase === 'failed' ? { ...app, reason: plain(app.reason), hint: plain(app.hint) } : app;
    return update.kind === 'apps' ? { ...update, apps: update.apps.map(postableApp) } : update;
}
const tellNobody = async () => ({ kind: 'nobody' });
/** Says whom it would tell what, and tells nobody (input `dry-run`). */
function silentAnnounce(pullRequest, progress) {
    return async (update) => {
        const what = update.kind === 'apps' ? update.apps.map(({ phase }) => phase) : [update.kind];
        progress(`Dry run: would say “${what.join(', ')}” on pull request #${pullRequest}`);
        return { kind: 'nobody' };
    };
}

;// CONCATENATED MODULE: ./src/github/releases/refusal.ts


/** Nobody could know before: planned anew, the build goes to a release of its own. */
function immutableRelease(doing, cause) {
    return new errors/* ActionError */.l(`GitHub refused ${doing}: an immutable release stands in the way`, {
        code: 'release-immutable',
        hint: 'Run the job again: where releases are immutable it gives each build a release of its own.',
        cause,
    });
}
function isSealing(thrown) {
    return thrown instanceof errors/* ActionError */.l && thrown.code === 'release-immutable';
}
/** Waits for a request that changes a release and explains what GitHub objects to. */
async function refusal_writing(doing, request) {
    try {
        return await request;
    }
    catch (thrown) {
        throw refusal_refusal(thrown, doing);
    }
}
function refusal_refusal(thrown, doing) {
    const status = statusOf(thrown);
    const said = String(thrown);
    if (status === 422 && /immutable release/i.test(said)) {
        return immutableRelease(doing, thrown);
    }
    if (status === 422 && /already_exists/.test(said)) {
        return new errors/* ActionError */.l(`${doing}: there is one already`, { code: 'lost-race', cause: thrown });
    }
    if (status === 422 && /pre_receive|rule violations/i.test(said)) {
        return new errors/* ActionError */.l(`A rule of the repository forbids the tag: GitHub refused ${doing}`, {
            code: 'github',
            hint: 'Allow the tag in Settings > Rules (the rolling pre-release needs `tap-to-install`), or set `release-tag` to a tag that exists.',
            cause: thrown,
        });
    }
    return apiError(thrown, { doing, permission: 'contents: write' });
}

;// CONCATENATED MODULE: ./src/github/releases/release.ts



/** GitHub's largest page. */
const release_PER_PAGE = 100;
/** A request that makes something is not repeated blindly: the answer may be what was lost. */
const release_ONCE = { request: { retries: 0 } };
/** The published release of a tag; undefined when there is none, or only a draft. */
async function findRelease(access, tag) {
    const request = access.github.rest.repos.getReleaseByTag({ ...release_nameOf(access), tag });
    const answer = await calling(reading(`reading the release ${tag} of ${fullName(access.repository)}`), request.catch(absentOn404));
    return answer === undefined ? undefined : releaseFrom(answer.data);
}
/** Every release, drafts included when the token may push. */
async function allReleases(access) {
    const { github } = access;
    const pages = github.paginate(github.rest.repos.listReleases, {
        ...release_nameOf(access),
        per_page: release_PER_PAGE,
    });
    const doing = `listing the releases of ${fullName(access.repository)}`;
    return (await calling(reading(doing), pages)).map(releaseFrom);
}
/**
 * Makes a pre-release that never becomes «latest». It is asked without `target_commitish`: with the
 * head of a pull request that touches workflow files GitHub answers 404.
 *
 * @throws ActionError `lost-race` when the tag has a release already, `tag-used-up` when it had one
 * that was immutable; `missing-permission`, `github`.
 */
async function createRelease(access, wanted) {
    const request = access.github.rest.repos.createRelease({
        ...release_nameOf(access),
        ...release_ONCE,
        tag_name: wanted.tag,
        name: wanted.title,
        body: wanted.notes,
        draft: wanted.draft,
        prerelease: true,
        make_latest: 'false',
    });
    const doing = `making the release ${wanted.tag} of ${fullName(access.repository)}`;
    return releaseFrom((await refusal_writing(doing, request)).data);
}
/** Publishes a draft. Says again that it is no «latest»: GitHub decides about that only now. */
async function publishRelease(access, release) {
    const request = access.github.rest.repos.updateRelease({
        ...release_nameOf(access),
        release_id: release.id,
        draft: false,
        prerelease: true,
        make_latest: 'false',
    });
    const doing = `publishing the release ${release.tag} of ${fullName(access.repository)}`;
    return releaseFrom((await refusal_writing(doing, request)).data);
}
/** Replaces the notes and nothing else. */
async function updateNotes(access, release, notes) {
    const request = access.github.rest.repos.updateRelease({
        ...release_nameOf(access),
        release_id: release.id,
        body: notes,
    });
    await refusal_writing(`writing the notes of the release ${release.tag} of ${fullName(access.repository)}`, request);
}
/** Deletes a release with all its assets. One that is not there is no error. Its tag stays. */
async function deleteRelease(access, release) {
    const request = access.github.rest.repos.deleteRelease({
        ...release_nameOf(access),
        release_id: release.id,
    });
    const doing = `deleting the release ${release.tag} of ${fullName(access.repository)}`;
    await refusal_writing(doing, request.catch(absentOn404));
}
/** Deletes a tag; one that is not there is no error. */
async function deleteTag(access, tag) {
    const request = access.github.rest.git.deleteRef({ ...release_nameOf(access), ref: `tags/${tag}` });
    const doing = `deleting the tag ${tag} of ${fullName(access.repository)}`;
    await refusal_writing(doing, request.catch(absentOn404Or422));
}
function release_nameOf({ repository }) {
    return { owner: repository.owner, repo: repository.name };
}
/** Whether a tag of that name exists. */
async function hasTag(access, tag) {
    const request = access.github.rest.git.getRef({ ...release_nameOf(access), ref: `tags/${tag}` });
    const doing = `looking for the tag ${tag} of ${fullName(access.repository)}`;
    return (await calling(reading(doing), request.catch(absentOn404))) !== undefined;
}
/** For reads of releases and their assets. */
function reading(doing) {
    return { doing, permission: 'contents: read' };
}
function absentOn404(thrown) {
    if (statusOf(thrown) !== 404)
        throw thrown;
}
/** GitHub says 422 «Reference does not exist». */
function absentOn404Or422(thrown) {
    if (statusOf(thrown) !== 422)
        absentOn404(thrown);
}
function releaseFrom(data) {
    return {
        id: data.id,
        tag: data.tag_name,
        notes: data.body ?? '',
        draft: data.draft,
        immutable: data.immutable === true,
        uploadUrl: data.upload_url.replace(/\{[^}]*\}$/, ''),
        createdAt: new Date(data.created_at),
        fileNames: (data.assets ?? []).map(({ name }) => name),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/report/release-notes.ts




/** Our part of the notes of a release; the rest is never touched. */
const BEGIN = '<!-- tap-to-install:begin -->';
const END = '<!-- tap-to-install:end -->';
/** Between somebody else's text and ours, so that ours starts a paragraph of its own. */
const GAP = '\n\n';
/** The same after somebody has edited the notes: GitHub's editor turns line ends into CRLF. */
const GAP_IN_CRLF = '\r\n\r\n';
const TITLE = 'Install on an iPhone or iPad:';
/** Characters of a release's notes (GitHub's error text: «body is too long (maximum is 125000 characters)»). */
const LONGEST_NOTES = 125_000;
/**
 * The notes with a line for each build, in place of the line that the same app had. Whatever stands
 * outside of our two markers stays byte for byte. Undefined when GitHub would not take that much.
 */
function withInstallLinks(notes, builds) {
    const range = findSection(notes);
    const lines = new Map(range === undefined ? [] : linesIn(notes.slice(range.start, range.end)));
    for (const build of builds)
        lines.set(markOf(build), lineFor(build));
    const section = [BEGIN, TITLE, '', ...lines.values(), END].join('\n');
    const whole = range === undefined
        ? `${notes}${notes === '' ? '' : GAP}${section}`
        : `${notes.slice(0, range.start)}${section}${notes.slice(range.end)}`;
    return [...whole].length > LONGEST_NOTES ? undefined : whole;
}
/** The notes as they were before. */
function withoutInstallLinks(notes) {
    const range = findSection(notes);
    return range === undefined ? notes : withoutSection(notes, range);
}
/**
 * The notes without the links to builds that are gone: their lines alone, or all of ours when no other
 * is left. A link that a newer build has meanwhile put in its place stays.
 */
function withoutLinksTo(notes, gone) {
    const range = findSection(notes);
    if (range === undefined)
        return notes;
    const dead = gone.map(build => [markOf(build), hrefOf(build)]);
    const section = notes.slice(range.start, range.end);
    const kept = section
        .split(/(?<=\n)/)
        .filter(line => !dead.some(([mark, href]) => markIn(line) === mark && line.includes(href)))
        .join('');
    if (kept === section)
        return notes;
    if (linesIn(kept).length === 0)
        return withoutSection(notes, range);
    return notes.slice(0, range.start) + kept + notes.slice(range.end);
}
function withoutSection(notes, { start, end }) {
    const before = notes.slice(0, start);
    const gap = notes.slice(start, end).includes('\r\n') ? GAP_IN_CRLF : GAP;
    const kept = before.endsWith(gap) ? before.slice(0, -gap.length) : before;
    return kept + notes.slice(end);
}
/** The last pair of markers, should somebody have written about them. */
function findSection(notes) {
    const start = notes.lastIndexOf(BEGIN);
    const end = start < 0 ? -1 : notes.indexOf(END, start);
    return end < 0 ? undefined : { start, end: end + END.length };
}
function linesIn(section) {
    return section.split(/\r?\n/).flatMap(line => {
        const mark = markIn(line);
        return mark === undefined ? [] : [[mark, line]];
    });
}
/** Which app a line is about; undefined for a line that is not one of ours. */
function markIn(line) {
    return /^- .*<!-- (app:[0-9a-f]{12}) -->\r?\n?$/.exec(line)?.[1];
}
function lineFor(build) {
    return `${offerOf(build)} <!-- ${markOf(build)} -->`;
}
function offerOf(build) {
    const name = namedBuild(build.app);
    const page = build.urls.install;
    if ((0,verdict/* iosWillRefuse */.M)(build))
        return (0,markdown.md) `- ${(0,markdown/* link */.nf)((0,markdown.md) `Page of ${name}`, page)}: iOS will most likely refuse to install it`;
    return (0,verdict/* isOnlyForReSigners */.u)(build)
        ? (0,markdown.md) `- ${(0,markdown/* link */.nf)((0,markdown.md) `Get ${name} for AltStore, SideStore or Feather`, page)}`
        : (0,markdown.md) `- ${(0,markdown/* link */.nf)((0,markdown.md) `Install ${name}`, page)}`;
}
/** The beginning of the link to a build, as it stands in its line. */
function hrefOf({ urls }) {
    return String((0,markdown/* link */.nf)('', urls.install)).replace('</a>', '');
}
function markOf({ app }) {
    return `app:${(0,external_node_crypto_.createHash)('sha256').update(app.bundleId).digest('hex').slice(0, 12)}`;
}

;// CONCATENATED MODULE: ./src/announce/release-notes.ts



/** Jobs of a matrix may write to the same notes at once, and GitHub knows no compare-and-swap for them. */
const TRIES = 4;
/** Milliseconds between writing and looking whether it stayed. */
const SETTLING = 1_500;
/**
 * Puts the install links into the notes of the release that started the run. The builds are online all
 * the same when that fails, so it only warns.
 */
async function noteInstallLinks(tag, outcome, run) {
    const apps = outcome.kind === 'published' ? outcome.apps : [];
    const builds = apps.flatMap(app => (app.kind === 'published' ? [app.build] : []));
    if (builds.length === 0)
        return;
    await editNotes(tag, run, notes => {
        const noted = withInstallLinks(notes, builds);
        if (noted === undefined)
            run.warn(`The notes of the release ${tag} are too long for a link`);
        return noted ?? notes;
    });
}
/** Takes the install links out of the notes of the release of a tag, when there are any. */
async function clearInstallLinks(tag, run) {
    await editNotes(tag, run, withoutInstallLinks);
}
/** Takes the links to builds that a sweep has removed out of the notes of their tags' releases. */
async function clearLinksTo(gone, run) {
    const tags = new Set(gone.flatMap(({ channel: { kind, ref = [] } }) => (kind === 'ref' ? ref : [])));
    for (const tag of tags) {
        const builds = gone.filter(({ channel }) => channel.ref === tag);
        await editNotes(tag, run, notes => withoutLinksTo(notes, builds));
    }
}
async function editNotes(tag, run, edit) {
    try {
        for (let attempt = 1; attempt <= TRIES; attempt++) {
            const release = await findRelease(run.source, tag);
            const notes = edit(release?.notes ?? '');
            if (release === undefined || notes === release.notes)
                return;
            if (run.inputs.dryRun) {
                run.progress(`Dry run: would write the notes of the release ${tag}`);
                return;
            }
            await updateNotes(run.source, release, notes);
            run.progress(`Wrote the notes of the release ${tag}`);
            await run.clock.sleep(SETTLING * run.clock.random());
        }
    }
    catch (error) {
        const hint = error instanceof errors/* ActionError */.l && error.hint !== undefined ? `\n${error.hint}` : '';
        run.warn(`The notes of the release ${tag} could not be written: ${(0,errors/* messageOf */.b)(error)}${hint}`);
    }
}

;// CONCATENATED MODULE: ./src/announce/told.ts
/** For the output `comment-url`. */
function told_addressOf(told) {
    return told.kind === 'told' ? told.url : undefined;
}

// EXTERNAL MODULE: ./src/ipa/inspect-ipa.ts + 71 modules
var inspect_ipa = __webpack_require__(61399);
;// CONCATENATED MODULE: ./src/run/run.ts


function resolveRun(surroundings, inputs, event) {
    const { progress } = surroundings;
    const client = (token) => connect({ token, apiUrl: event.server.api, progress });
    const source = {
        github: client(inputs.githubToken),
        repository: repositoryName(event.repository.fullName),
    };
    const site = {
        github: inputs.siteToken === inputs.githubToken ? source.github : client(inputs.siteToken),
        repository: inputs.siteRepository === undefined
            ? source.repository
            : repositoryName(inputs.siteRepository),
    };
    return { ...surroundings, inputs, event, source, site };
}
function rulesOf({ inputs: { failOn, allowedTeams, sideload }, }) {
    return { failOn, allowedTeams, sideload };
}
/** Bytes. The limit is that of a site: files of a release count towards none. */
function budgetOf({ inputs: { destination, siteBudget } }) {
    return destination.hasBudget ? siteBudget : Number.POSITIVE_INFINITY;
}
function sourceOf({ event }) {
    const { repository, commit, commitUrl, runUrl, words } = event;
    return { repository: repository.fullName, commit, commitUrl, runUrl, ...words };
}
function workspaceOf(environment) {
    return environment['GITHUB_WORKSPACE'] ?? '.';
}

;// CONCATENATED MODULE: ./src/run/visibility.ts


/** Of the repository that was built. The event tells; GitHub is asked only when it does not. */
async function sourceVisibility(run) {
    return run.event.repository.visibility ?? (await askedOf(run, run.source));
}
/** Of the repository that takes the builds. */
async function siteVisibility(run) {
    return isSameRepository(run) ? sourceVisibility(run) : askedOf(run, run.site);
}
/** Whether the builds stay in the repository that they come from. */
function isSameRepository({ event, inputs }) {
    const { siteRepository } = inputs;
    return (siteRepository === undefined ||
        siteRepository.toLowerCase() === event.repository.fullName.toLowerCase());
}
/** When nobody tells, it is taken for private: showing too little can be mended, showing too much cannot. */
async function askedOf(run, { github, repository }) {
    try {
        return (await readRepository(github, repository)).visibility;
    }
    catch (error) {
        run.progress(`${(0,errors/* messageOf */.b)(error)}. So ${repository.owner}/${repository.name} is taken for private: its builds are unlisted.`);
        return 'private';
    }
}
/** A builds repository may take those of several: each run then minds its own. */
function onlyFrom(run) {
    return isSameRepository(run) ? undefined : run.event.repository.fullName;
}

;// CONCATENATED MODULE: ./src/site/tree.ts

/** Folder of the channel that a build lies in. */
function channelFolderOf({ folder }) {
    return folder.split('/').slice(0, -2).join('/');
}
/**
 * The builds below our directory that lie where their own facts say they belong. A `build.json` that
 * was copied or made up elsewhere moves nothing.
 */
function buildsAtHome(shelf, directory) {
    return shelf.builds.filter(({ folder, record }) => {
        const within = folder.startsWith(`${directory}/`) ? folder.slice(directory.length + 1) : '';
        const segment = record.unlisted ? '[0-9a-f]{32}/' : '';
        const match = new RegExp(`^${segment}(?<home>[^/]+/[^/]+/[^/]+)$`).exec(within);
        return match?.groups?.['home'] === homeOf(record);
    });
}
function homeOf({ channel, app, buildId }) {
    return `${channel.name}/${(0,layout/* bundleSegment */.qB)(app.bundleId)}/${buildId}`;
}
/** `path` as a relative address on the page of `folder`, which holds it. */
function pathWithin(folder, path) {
    const segments = path.slice(folder.length + 1).split('/');
    return `./${segments.map(encodeURIComponent).join('/')}`;
}
/** A build's own files. Nobody else's can have that path: it ends in our build id. */
function filesBelow(shelf, folder) {
    const start = `${folder}/`;
    return shelf.files.map(({ path }) => path).filter(path => path.startsWith(start));
}
/** On a site that several repositories publish to; without a source every build is meant. */
function isFrom(source, { record }) {
    return source === undefined || record.source.repository === source;
}
/** Differs between two publishes of the same bytes, too. */
function arrivalOf({ folder, record: { run, publishedAt } }) {
    return [folder, run.id, run.attempt, publishedAt].join(' ');
}

;// CONCATENATED MODULE: ./src/github/workflows.ts



/** It allows reading as well. */
const workflows_PERMISSION = 'actions: write';
/**
 * Would a dispatch find this workflow? Whether it may be dispatched shows only when it is.
 *
 * @throws ActionError `bad-input` when there is no such workflow, or it is switched off;
 * `missing-permission` or `github` otherwise.
 */
async function checkWorkflow(workflow) {
    const { github, repository, file } = workflow;
    const doing = `looking for the workflow ${file} of ${fullName(repository)}`;
    const request = github.rest.actions.getWorkflow({ ...parametersOf(workflow) });
    const { data } = await calling({ doing, permission: workflows_PERMISSION }, request.catch(error => unknownOn404(error, workflow)));
    if (data.state === 'active')
        return;
    throw new errors/* ActionError */.l(`The workflow ${file} of ${fullName(repository)} is switched off`, {
        code: 'bad-input',
        hint: 'Enable it in the Actions tab: choose it on the left, then “Enable workflow”.',
    });
}
/**
 * Starts the workflow on a branch (`workflow_dispatch`). Works with the token of a workflow, unlike most
 * other events.
 *
 * @throws ActionError `bad-input` when it cannot be started that way; `missing-permission` or `github`.
 */
async function dispatchWorkflow(workflow, ref) {
    const { github, repository, file } = workflow;
    try {
        await github.rest.actions.createWorkflowDispatch({ ...parametersOf(workflow), ref });
    }
    catch (thrown) {
        if (statusOf(thrown) === 404)
            unknownOn404(thrown, workflow);
        const doing = `starting the workflow ${file} of ${fullName(repository)} on ${ref}`;
        const error = apiError(thrown, { doing, permission: workflows_PERMISSION });
        throw statusOf(thrown) === 422 ? notDispatchable(error, file) : error;
    }
}
/** The newest run of the workflow on a branch, whatever started it; undefined when there is none. */
async function latestRun(workflow, branch) {
    const { github, repository, file } = workflow;
    const { data } = await calling({ doing: `reading the runs of ${file} of ${fullName(repository)}`, permission: workflows_PERMISSION }, github.rest.actions.listWorkflowRuns({ ...parametersOf(workflow), branch, per_page: 1 }));
    const [run] = data.workflow_runs;
    if (run === undefined)
        return undefined;
    return {
        status: run.status ?? '',
        conclusion: run.conclusion ?? '',
        createdAt: new Date(run.created_at),
        page: run.html_url,
    };
}
function parametersOf({ repository: { owner, name }, file }) {
    return { owner, repo: name, workflow_id: file };
}
function unknownOn404(thrown, { repository, file }) {
    if (statusOf(thrown) !== 404)
        throw thrown;
    throw new errors/* ActionError */.l(`GitHub finds no workflow ${file} in ${fullName(repository)} (404)`, {
        code: 'bad-input',
        cause: thrown,
        hint: [
            `\`pages-workflow\` has to be the name of a file in .github/workflows on the default branch of ${fullName(repository)}.`,
            'If it is, the token may not see it.',
            permissionHint(workflows_PERMISSION),
        ].join(' '),
    });
}
function notDispatchable(error, file) {
    if (!(error instanceof errors/* ActionError */.l))
        return error;
    return new errors/* ActionError */.l(error.message, {
        code: 'bad-input',
        cause: error,
        hint: [
            `Let ${file} be started by hand, without required inputs; on the default branch it needs:`,
            '',
            'on:',
            '  workflow_dispatch:',
        ].join('\n'),
    });
}

;// CONCATENATED MODULE: ./src/targets/deployment/by-workflow.ts



/** The user's own Pages workflow, which merges the branch into the site (`command: assemble`). */
function workflowDeployment(workflow, progress) {
    const { github, repository, file } = workflow;
    let branch;
    const defaultBranch = () => {
        branch ??= readRepository(github, repository).then(found => found.defaultBranch);
        return branch;
    };
    const start = async () => {
        const ref = await defaultBranch();
        await dispatchWorkflow(workflow, ref).catch(error => notStarted(error, workflow));
        progress(`Started ${file} of ${fullName(repository)} on ${ref}, which deploys the site`);
    };
    const lastRun = async () => latestRun(workflow, await defaultBranch());
    const ensure = async (changedAt) => {
        const run = await lastRun().catch(() => undefined);
        if (run === undefined || hasFailed(run) || run.createdAt < changedAt)
            return start();
        progress(`The site has been deployed since the last change: ${run.page}`);
    };
    return {
        check: () => checkWorkflow(workflow),
        start,
        ensure,
        retry: async () => {
            const run = await lastRun();
            if (run === undefined || isWorthAnother(run))
                return start();
            if (hasFailed(run))
                throw failedRun(run, file);
            progress(`The site is deployed by ${run.page}, which is ${stateOf(run)}`);
        },
        describe: async () => {
            const run = await lastRun();
            return run === undefined
                ? `No run of ${file} was found.`
                : `The last run of ${file} is ${stateOf(run)}: ${run.page}`;
        },
    };
}
/**
 * A group of `concurrency` keeps one waiting run, and what it drops deploys nothing. One that went well and
 * shows nothing may have read the branch too early.
 */
function isWorthAnother({ conclusion }) {
    return ['success', 'cancelled', 'stale', 'skipped'].includes(conclusion);
}
function hasFailed({ conclusion }) {
    return conclusion !== '' && conclusion !== 'success';
}
function stateOf({ status, conclusion }) {
    return conclusion === '' ? status.replaceAll('_', ' ') : `completed (${conclusion})`;
}
function failedRun({ conclusion, page }, file) {
    return new errors/* ActionError */.l(`${file} ended with “${conclusion}”`, {
        code: 'github',
        hint: `Look at ${page} and run this job again when it works.`,
    });
}
/** The branch is written by then, and the site still shows what it showed before. */
function notStarted(error, { file }) {
    if (!(error instanceof errors/* ActionError */.l))
        throw error;
    const { message, code, hint } = error;
    throw new errors/* ActionError */.l(`${message}\nThe branch holds the change, but the site shows it only when ${file} has run.`, { code, cause: error, ...(hint === undefined ? {} : { hint }) });
}

;// CONCATENATED MODULE: ./src/github/pages/site.ts




/**
 * Reads the settings of the Pages site; undefined when Pages is off.
 *
 * @throws ActionError `missing-permission` without `pages: read` on a repository that is not public;
 * `pages-disabled` while the site has no address yet.
 */
async function readPagesSite(github, repository) {
    const request = github.rest.repos.getPages({ owner: repository.owner, repo: repository.name });
    const answer = await calling({ doing: `reading the Pages settings of ${fullName(repository)}`, permission: 'pages: read' }, request.catch(site_absentOn404));
    return answer === undefined ? undefined : siteFrom(answer.data, repository);
}
function site_absentOn404(thrown) {
    if (statusOf(thrown) !== 404)
        throw thrown;
}
function siteFrom(data, repository) {
    const legacy = data.build_type !== 'workflow';
    return {
        buildType: legacy ? 'legacy' : 'workflow',
        source: legacy && data.source !== undefined ? sourceFrom(data.source) : undefined,
        isPublic: data.public,
        address: addressFrom(htmlUrlOf(data, repository), data.https_certificate?.state),
    };
}
/** The API's description lets it be missing or null. A custom domain tells the address all the same. */
function htmlUrlOf({ html_url, cname }, repository) {
    const url = html_url || (cname ? `http://${cname}/` : '');
    if (URL.canParse(url))
        return url;
    const name = fullName(repository);
    throw new errors/* ActionError */.l(`The Pages site of ${name} has no address yet`, {
        code: 'pages-disabled',
        hint: `Run the job again in a minute. When the Pages page of the settings of ${name} shows no address then, choose the source there once more.`,
    });
}
function sourceFrom(source) {
    return { branch: source.branch, path: source.path === '/docs' ? '/docs' : '/' };
}
/** Certificate states in which https answers, whatever `html_url` says. */
const CERTIFIED = ['approved', 'issued'];
/**
 * `html_url` is the only truth for user sites, custom domains and private sub-domains. It says `http:`
 * while https is not enforced, although https may answer just as well.
 */
function addressFrom(htmlUrl, certificate = 'none') {
    const url = new URL(htmlUrl.endsWith('/') ? htmlUrl : `${htmlUrl}/`);
    if (url.protocol === 'http:' && !answersHttps(url, certificate)) {
        return { kind: 'http', url: url.href, certificate };
    }
    url.protocol = 'https:';
    return { kind: 'https', url: (0,https_url/* httpsUrl */.N)(url.href) };
}
function answersHttps(url, certificate) {
    return CERTIFIED.includes(certificate) || url.hostname.endsWith('.github.io');
}

;// CONCATENATED MODULE: ./src/targets/branch/settings.ts




/** The branch that GitHub's settings page calls by this name in its own examples. */
const usualBranch = 'gh-pages';
/** @throws ActionError `missing-permission` when the settings cannot be read. */
async function readPagesSettings(question) {
    const site = await readPagesSite(question.github, question.repository);
    if (site === undefined)
        await requireSeen(question);
    const branch = question.pagesBranch ?? site?.source?.branch ?? usualBranch;
    const prefix = site?.source?.path === '/docs' ? 'docs/' : '';
    return { site, branch, prefix };
}
/** GitHub answers 404 as well when Pages is on and the token may not see it. */
async function requireSeen({ github, repository }) {
    if (!(await hasPages(github, repository)))
        return;
    throw new errors/* ActionError */.l(`${fullName(repository)} has a Pages site, but the token may not read its settings`, { code: 'missing-permission', hint: permissionHint('pages: read') });
}
/** When GitHub does not tell, its 404 is taken at its word. */
async function hasPages(github, repository) {
    try {
        return (await readRepository(github, repository)).hasPages;
    }
    catch {
        return false;
    }
}
/** Deployed by a workflow. What only members would see is refused for that, and needs no deployment. */
function isDeployed({ site }) {
    return site?.buildType === 'workflow' && site.isPublic;
}
/** The page on which a person turns Pages on. */
function settingsPage({ serverUrl, repository }) {
    return `${serverUrl}/${fullName(repository)}/settings/pages`;
}
/** @throws ActionError `pages-disabled`; `branch` exists by then, so that the page offers it. */
function pagesDisabled(question, branch) {
    return new errors/* ActionError */.l(`GitHub Pages is off in ${fullName(question.repository)}`, {
        code: 'pages-disabled',
        hint: [
            `Open ${settingsPage(question)}`,
            `1. Under “Build and deployment”, “Branch”: choose \`${branch}\` and \`/ (root)\`; the branch is there already.`,
            '2. Press “Save”.',
            'Then run this job again.',
        ].join('\n'),
    });
}
/**
 * Does the site show this branch, once it is built or deployed, and under https?
 *
 * @throws ActionError `pages-disabled`, `bad-input` or `pages-not-https`.
 */
function requireServed(question, { site, branch }) {
    if (site === undefined)
        throw pagesDisabled(question, branch);
    if (site.source !== undefined && site.source.branch !== branch) {
        throw otherBranch(question, site.source.branch);
    }
    if (site.address.kind === 'http')
        throw notHttps(question, site.address);
    return site.address.url;
}
/** A site that a workflow deploys, and input `pages-workflow` does not say which. */
function workflowSourced(owner) {
    return new errors/* ActionError */.l(`The Pages site of ${fullName(owner.repository)} is deployed by a workflow, so a push to a branch would publish nothing`, {
        code: 'pages-not-branch-served',
        hint: [
            'Either let the branch be the site (what the workflow has deployed is then no longer served):',
            `1. At ${settingsPage(owner)}, under “Build and deployment”, “Source”: choose “Deploy from a branch”.`,
            `2. Under “Branch”: choose \`${usualBranch}\` and \`/ (root)\`, and press “Save”. When it is not offered yet, run this job again: it makes the branch.`,
            'Or keep the site: name the workflow that deploys it in `pages-workflow`, and in that workflow run this action with `command: assemble` before the upload.',
        ].join('\n'),
    });
}
function otherBranch(question, served) {
    return new errors/* ActionError */.l(`\`pages-branch\` is “${question.pagesBranch}”, but the Pages site of ${fullName(question.repository)} is served from “${served}”`, {
        code: 'bad-input',
        hint: `Remove the input \`pages-branch\`, or choose the other branch at ${settingsPage(question)}`,
    });
}
function notHttps(question, address) {
    return new errors/* ActionError */.l(`The Pages site answers at ${address.url} without a certificate (its state is “${address.certificate}”); iOS installs from https only`, {
        code: 'pages-not-https',
        hint: `Wait until the certificate of the custom domain is issued, and tick “Enforce HTTPS” at ${settingsPage(question)}`,
    });
}

;// CONCATENATED MODULE: ./src/targets/deployment/none.ts

/**
 * A site that a workflow deploys, and nobody said which: no build gets there from here. Taking one away is
 * written all the same, because whoever deploys next reads the branch.
 */
function noDeployment({ warn, ...owner }) {
    const tell = async () => warn(`The branch holds the change; the site shows it after its next deployment, which \`pages-workflow\` would start. See ${settingsPage(owner)}`);
    return {
        check: () => Promise.reject(workflowSourced(owner)),
        start: tell,
        ensure: tell,
        retry: tell,
        describe: async () => 'A workflow deploys the site, and `pages-workflow` does not say which.',
    };
}

;// CONCATENATED MODULE: ./src/targets/our-paths.ts

/** Segments that a tree must not hold (git refuses them too), or that mean another folder. */
const FORBIDDEN = /^(?:|\.{1,2}|\.git)$/i;
/** Separators of other systems, and characters that end a line. Never in a name that we give. */
const UNSAFE = /[\\\p{Cc}]/u;
/**
 * The rule that keeps everybody else's files safe: a change names only paths below our folder. What it
 * removes may have any name there, since somebody else may have given it.
 *
 * @throws Error for any other path. It comes from our own code, so it is a bug and no mistake of a user.
 */
function requireOurPaths(change, directory) {
    const written = change.write.map(({ path }) => path);
    const stranger = written.find(path => !isBelow(path, directory) || UNSAFE.test(path)) ??
        change.remove.find(path => !isBelow(path, directory));
    if (stranger === undefined)
        return;
    throw new Error(`A change of the site names ${JSON.stringify(stranger)}, outside ${directory}/`);
}
function isBelow(path, directory) {
    if (!path.startsWith(`${directory}/`) || path.includes('\0'))
        return false;
    return path.split('/').every(segment => !FORBIDDEN.test(segment));
}
/**
 * Refuses to publish where something that is no folder has the name of our folder or of one above:
 * git would replace somebody's file, link or submodule by the folder.
 *
 * @throws ActionError `bad-input`
 */
function requireFreeFolder(entries, folder) {
    const segments = folder.split('/');
    const folders = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
    const inTheWay = entries.find(({ path }) => folders.includes(path));
    if (inTheWay === undefined)
        return;
    throw new errors/* ActionError */.l(`“${inTheWay.path}” on the branch is a file, not a folder`, {
        code: 'bad-input',
        hint: 'Set the input `directory` to another name.',
    });
}
/** Written with every change of ours: where it is missing, nothing in the folder is ours. */
const OUR_INDEX = 'builds.json';
/**
 * Refuses to write over somebody else's pages: `install/index.html` is a usual name on a site that
 * explains how to install something.
 *
 * @param written full paths of the files about to be written
 * @throws ActionError `bad-input`
 */
function requireOwnFiles(entries, folder, written) {
    const there = new Set(entries.map(({ path }) => path));
    const stranger = written.find(path => there.has(path));
    if (stranger === undefined || there.has(`${folder}/${OUR_INDEX}`))
        return;
    throw new errors/* ActionError */.l(`“${stranger}” on the branch was not written by this action`, {
        code: 'bad-input',
        hint: 'Set the input `directory` to a folder that belongs to this action alone.',
    });
}

;// CONCATENATED MODULE: ./src/targets/segments.ts

/**
 * The unguessable segment of a channel with unlisted builds: the one that the site has, else a new one.
 * Several builds of one run share theirs.
 *
 * @param look what the site holds, as last seen
 */
function unlistedSegments({ directory, unlistedSegment }, look) {
    const known = new Map();
    return async (name) => {
        const found = known.get(name) ?? (0,layout/* findSegment */.pt)(await look(), { directory, name });
        const segment = found ?? unlistedSegment();
        known.set(name, segment);
        return segment;
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/targets/directory/reading.ts






/** Files and folders of a site. Git reads a branch of this size in seconds; more is no site but a mistake. */
const MOST_ENTRIES = 100_000;
const PERMISSIONS_HINT = '`output-directory` has to be a folder that this job may write to, or one that can be made.';
/**
 * Refuses a place that could not be written later. Writes nothing.
 *
 * @param path absolute
 * @throws ActionError `bad-input`
 */
async function requireUsable(path) {
    try {
        const place = await nearestFolder(path);
        await (0,promises_.access)(place, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
    }
    catch (cause) {
        throw unusable(path, (0,errors/* messageOf */.b)(cause), cause);
    }
}
async function nearestFolder(path) {
    const found = await existing(path);
    if (found === undefined)
        return nearestFolder((0,external_node_path_.dirname)(path));
    if ((await (0,promises_.lstat)(found)).isDirectory())
        return found;
    throw new Error(`${path} is a file`);
}
/** Without links; undefined for what is not there. */
async function existing(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
function isMissing(error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
function unusable(path, why, cause) {
    return new errors/* ActionError */.l(`The output directory ${path} cannot be used: ${why}`, {
        code: 'bad-input',
        hint: PERMISSIONS_HINT,
        cause,
    });
}
/**
 * What the folder holds: names and sizes of all, contents of our build records alone. Links are listed
 * and never followed.
 *
 * @throws ActionError `bad-input`
 */
async function readDirectory({ path, directory, }) {
    try {
        const root = await existing(path);
        if (root === undefined)
            return { files: [], builds: [] };
        const files = await reading_filesBelow(root);
        const records = files.filter(file => isRecord(file, directory));
        const builds = [];
        for (const { path: file } of records) {
            const record = parseBuildJson(await readRegular((0,external_node_path_.join)(root, file)));
            if (record !== undefined)
                builds.push({ folder: (0,external_node_path_.dirname)(file), record });
        }
        return { files: files.map(({ path: file, size }) => ({ path: file, size })), builds };
    }
    catch (cause) {
        throw cause instanceof errors/* ActionError */.l ? cause : unusable(path, (0,errors/* messageOf */.b)(cause), cause);
    }
}
function isRecord({ path, size, isFile }, directory) {
    const inOurFolder = path.startsWith(`${directory}/`) && path.endsWith(`/${layout/* buildFiles */.CB.facts}`);
    return isFile && inOurFolder && size <= longestBuildJson;
}
async function reading_filesBelow(root) {
    const found = [];
    const folders = [''];
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
        for (const entry of await sorted((0,external_node_path_.join)(root, folder))) {
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            if (entry.isDirectory())
                folders.push(path);
            else {
                const { size } = await (0,promises_.lstat)((0,external_node_path_.join)(root, path));
                found.push({ path, size, isFile: entry.isFile() });
            }
            if (found.length + folders.length > MOST_ENTRIES) {
                throw unusable(root, `it holds more than ${MOST_ENTRIES} files, which is no site`);
            }
        }
    }
    return found;
}
async function sorted(folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}
/** @throws Error when a link has taken the place of the file since it was listed. */
async function readRegular(file) {
    const handle = await (0,promises_.open)(file, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW);
    try {
        return await handle.readFile();
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./src/primitives/held-files.ts



/**
 * On Windows a virus scanner or an indexer opens each new file for a moment, and as long as it does the
 * file can be neither moved nor deleted. Ten tries last about ten seconds: time to scan a large IPA.
 */
const SCAN = { attempts: 10, firstDelay: 100, longestDelay: 2_000 };
/** What Windows says of a file that somebody else holds (libuv, `uv_translate_sys_error`). */
const HELD = ['EPERM', 'EACCES', 'EBUSY'];
const here = { platform: process.platform, rename: promises_.rename, sleep: primitives_clock/* systemClock */.m.sleep };
/**
 * Moves a file in place of what is there, on the same disk.
 *
 * @throws what the disk said last
 */
async function moveFile(from, to, moving = here) {
    for (let attempt = 1;; attempt++) {
        try {
            await moving.rename(from, to);
            return;
        }
        catch (error) {
            const isHeld = moving.platform === 'win32' && HELD.includes((0,json_fields/* fieldOf */._F)(error, 'code'));
            if (!isHeld || attempt === SCAN.attempts)
                throw error;
            await moving.sleep((0,primitives_clock/* delayBefore */.L)(attempt, SCAN, primitives_clock/* systemClock */.m.random));
        }
    }
}
/** Deletes a folder of ours with all that is in it; nothing happens where it is not there. */
async function removeFolder(folder) {
    const { attempts: maxRetries, firstDelay: retryDelay } = SCAN;
    await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries, retryDelay });
}

;// CONCATENATED MODULE: ./src/targets/disk-names.ts



/** Looks how the disk below `scratch`, a folder of ours, compares names. */
async function diskOf(scratch) {
    const shouted = (0,external_node_path_.join)((0,external_node_path_.dirname)(scratch), (0,external_node_path_.basename)(scratch).toUpperCase());
    const ignoresCase = await (0,promises_.stat)(shouted).then(() => true, () => false);
    return { ignoresCase, platform: process.platform };
}
/** Disks that ignore case ignore how an accent is written, too. */
function folded(path) {
    return path.normalize('NFC').toLowerCase();
}
const OTHER_NAME = 'Give the channel another name (input `channel`), or let this step run on Linux, where any name will do.';
/**
 * Refuses what the disk would make something else of: a channel `main` beside a channel `Main` would take
 * its place, and a folder `aux` could be read by no program of Windows.
 *
 * @param written paths with `/` that are about to be written
 * @param there paths that are in the folder already
 * @throws ActionError `bad-input`
 */
function requireOwnNames(disk, { written, there }) {
    const reserved = disk.platform === 'win32' ? written.find(isReservedOnWindows) : undefined;
    if (reserved !== undefined) {
        throw new errors/* ActionError */.l(`“${reserved}” cannot be written here: Windows keeps names such as “aux” and “com1” for devices and drops a full stop at the end of a name. Nothing was written.`, { code: 'bad-input', hint: OTHER_NAME });
    }
    const twins = disk.ignoresCase ? twinsAmong([...there, ...written]) : undefined;
    if (twins === undefined)
        return;
    throw new errors/* ActionError */.l(`“${twins[0]}” and “${twins[1]}” are one name on this disk, so one would take the place of the other. Nothing was written.`, { code: 'bad-input', hint: OTHER_NAME });
}
/** Microsoft, “Naming Files, Paths, and Namespaces”: with any ending, in any case. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?$/i;
function isReservedOnWindows(path) {
    return path.split('/').some(segment => DEVICE.test(segment) || /[. ]$/.test(segment));
}
/** Two spellings of one name, the file's or that of a folder on the way to it. */
function twinsAmong(paths) {
    const spellings = new Map();
    for (const path of paths) {
        for (const name of [...disk_names_foldersOf(path), path]) {
            const other = spellings.get(folded(name));
            if (other !== undefined && other !== name)
                return [other, name];
            spellings.set(folded(name), name);
        }
    }
    return undefined;
}
/** `a/b/c` → `a`, `a/b`. */
function disk_names_foldersOf(path) {
    const segments = path.split('/').slice(0, -1);
    return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

;// CONCATENATED MODULE: ./src/targets/scratch.ts



/** Hidden, and beside the files that it is for: moving works on one disk only. */
const PREFIX = '.tap-to-install-';
/** As `mkdtemp` completes it. */
const OURS = /^\.tap-to-install-[A-Za-z0-9]{6}$/;
/**
 * Lends an empty folder in `root`, which goes when the work is done. What runs that were ended by force left
 * behind goes first: a runner of one's own keeps the folder, and it would be deployed with the site.
 */
async function inScratch(root, work) {
    await removeLeftovers(root);
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(root, PREFIX));
    try {
        return await work(scratch);
    }
    finally {
        await removeFolder(scratch);
    }
}
async function removeLeftovers(root) {
    const entries = await (0,promises_.readdir)(root, { withFileTypes: true });
    const leftovers = entries.filter(entry => entry.isDirectory() && OURS.test(entry.name));
    for (const { name } of leftovers)
        await removeFolder((0,external_node_path_.join)(root, name));
}

;// CONCATENATED MODULE: ./src/targets/directory/writing.ts










/** What a web server must be able to read. */
const FILE_MODE = 0o644;
/** Bytes in memory at a time: an IPA may have gigabytes. */
const PIECE = 1024 * 1024;
/**
 * Carries out a change. Each file is written beside its place and then moved there, so that a server that
 * already serves the folder never serves half of one; in the order of the change, and deletions last.
 *
 * @returns whether anything differs now
 * @throws ActionError `bad-input` when a link or a file of somebody else's is in the way, or the disk cannot tell
 * two names apart; nothing has been written then.
 * @throws ActionError `no-ipa` when the IPA is not what it was when it was looked at.
 */
async function writeDirectory({ path, directory, shelf }, { write, remove }) {
    const written = write.map(file => file.path);
    requireOwnFiles(shelf.files, directory, written);
    try {
        await (0,promises_.mkdir)(path, { recursive: true });
        const root = (await existing(path)) ?? path;
        for (const file of [...written, ...remove])
            await requirePlain(root, file);
        const there = shelf.files.map(file => file.path);
        let changed = false;
        await inScratch(root, async (scratch) => {
            requireOwnNames(await diskOf(scratch), { written, there });
            for (const file of write) {
                if (await put(file.content, { scratch, place: (0,external_node_path_.join)(root, file.path) }))
                    changed = true;
            }
        });
        return (await removeAll(root, remove, directory)) || changed;
    }
    catch (cause) {
        throw cause instanceof errors/* ActionError */.l ? cause : unusable(path, (0,errors/* messageOf */.b)(cause), cause);
    }
}
/** Every folder on the way is one, and the file is one or missing: through a link we would write elsewhere. */
async function requirePlain(root, file) {
    const segments = file.split('/');
    for (const [index] of segments.entries()) {
        const path = segments.slice(0, index + 1).join('/');
        const kind = await kindOf((0,external_node_path_.join)(root, path));
        if (kind === 'missing')
            return;
        if (kind !== (index === segments.length - 1 ? 'file' : 'folder')) {
            throw new errors/* ActionError */.l(`“${path}” in the output directory is ${kind === 'other' ? 'a link or no file at all' : `a ${kind}`}`, {
                code: 'bad-input',
                hint: 'Remove it, or set the input `directory` to another name. Links are never followed: they can lead out of the output directory.',
            });
        }
    }
}
async function kindOf(path) {
    try {
        const found = await (0,promises_.lstat)(path);
        if (found.isDirectory())
            return 'folder';
        return found.isFile() ? 'file' : 'other';
    }
    catch (error) {
        if (isMissing(error))
            return 'missing';
        throw error;
    }
}
async function put(content, { scratch, place }) {
    if (await holds(place, content))
        return false;
    const draft = (0,external_node_path_.join)(scratch, 'draft');
    await writeDraft(draft, content);
    await (0,promises_.chmod)(draft, FILE_MODE);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
    await moveFile(draft, place);
    return true;
}
async function holds(place, content) {
    if ((await kindOf(place)) !== 'file')
        return false;
    const { size } = await (0,promises_.lstat)(place);
    if (content.kind === 'file') {
        return size === content.size && (await digestOf(place)) === content.sha256;
    }
    return size === content.bytes.length && (await readRegular(place)).equals(content.bytes);
}
async function digestOf(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const piece of (0,external_node_fs_.createReadStream)(file, { highWaterMark: PIECE }))
        hash.update(piece);
    return hash.digest('hex');
}
async function writeDraft(draft, content) {
    const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL;
    const handle = await (0,promises_.open)(draft, flags, FILE_MODE);
    try {
        if (content.kind === 'bytes')
            await handle.writeFile(content.bytes);
        else
            await copy(content, handle);
    }
    finally {
        await handle.close();
    }
}
/** The copy is hashed on the way: another step may still be writing to the IPA. */
async function copy({ path, sha256 }, to) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const piece of (0,external_node_fs_.createReadStream)(path, { highWaterMark: PIECE })) {
        hash.update(piece);
        await to.writeFile(piece);
    }
    if (hash.digest('hex') === sha256)
        return;
    throw new errors/* ActionError */.l(`${path} changed while it was being published`, {
        code: 'no-ipa',
        hint: 'Let the step that builds the IPA come to its end before this one begins.',
    });
}
/** Folders that are left empty go as well. */
async function removeAll(root, paths, directory) {
    let removed = false;
    for (const path of paths) {
        if ((await kindOf((0,external_node_path_.join)(root, path))) === 'missing')
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(root, path));
        removed = true;
        for (let folder = (0,external_node_path_.dirname)(path); folder.startsWith(`${directory}/`); folder = (0,external_node_path_.dirname)(folder)) {
            if ((await (0,promises_.readdir)((0,external_node_path_.join)(root, folder))).length > 0)
                break;
            await (0,promises_.rmdir)((0,external_node_path_.join)(root, folder));
        }
    }
    return removed;
}

;// CONCATENATED MODULE: ./src/targets/directory/directory.ts





/** Whoever serves the folder may have a limit; it is not known here. */
const LIMIT = {
    bytes: Number.MAX_SAFE_INTEGER,
    reason: 'the largest size that can be counted',
    larger: '',
};
/**
 * A folder on this machine, for any static host: the same tree as on Pages, with the addresses that it
 * will have. Nothing is uploaded. For one process at a time: a folder has no compare-and-swap.
 */
function directoryTarget(options) {
    return new DirectoryTarget(options);
}
class DirectoryTarget {
    options;
    segment;
    constructor(options) {
        this.options = options;
        this.segment = unlistedSegments(options, () => this.read());
    }
    async survey() {
        const { baseUrl, sourceIsPublic } = this.options;
        await requireUsable(this.options.path);
        return {
            ipaHost: 'directory',
            ipaLimit: LIMIT,
            access: 'public',
            accessReason: '',
            page: 'own-host',
            redirects: [],
            withoutRedirect: '',
            sourceIsPublic: await sourceIsPublic(),
            baseUrl,
        };
    }
    async plan(build) {
        const { directory, baseUrl } = this.options;
        const unlistedSegment = build.unlisted ? await this.segment(build.channel.name) : undefined;
        return (0,layout/* placeInTree */.th)({ ...build, directory, unlistedSegment }, baseUrl);
    }
    async baseUrl() {
        return this.options.baseUrl;
    }
    async read() {
        return readDirectory(this.options);
    }
    async apply(edit, { progress, beforeWrite }) {
        const { path, directory, baseUrl } = this.options;
        const shelf = await this.read();
        const change = edit(shelf);
        requireOurPaths(change, directory);
        await beforeWrite?.(change);
        const held = new Set(shelf.files.map(({ path: file }) => file));
        const toDelete = change.remove.filter(file => held.has(file));
        for (const gone of toDelete)
            progress(`The upload has to delete ${gone}`);
        const changed = await writeDirectory({ path, directory, shelf }, change);
        progress(`${path} is up to date; its builds can be installed once ${baseUrl} serves it`);
        return { kind: changed ? 'written' : 'unchanged', attempts: 1, commit: '', toDelete };
    }
}

;// CONCATENATED MODULE: ./src/targets/coats.ts
/** The same target with some other methods; the rest stay, also those that `Target` has yet to get. */
function withMethods(target, methods) {
    return new Proxy(target, { get: (_, name) => bound(name in methods ? methods : target, name) });
}
/** The same target with `around` about the work of every method, also of those that it has yet to get. */
function aroundMethods(target, around) {
    return new Proxy(target, {
        get: (_, name) => {
            const method = bound(target, name);
            return method && ((...given) => around(() => method(...given)));
        },
    });
}
/** Targets are classes: a method needs its own `this`. */
function bound(owner, name) {
    const method = Reflect.get(owner, name);
    return typeof method === 'function' ? method.bind(owner) : undefined;
}

;// CONCATENATED MODULE: ./src/targets/dry-run.ts



/**
 * The same target with its hands tied (input `dry-run`): it looks, plans and edits as ever, says what
 * it would write and delete, and does neither.
 */
function dryRun(target, progress) {
    return withMethods(target, {
        apply: async (edit, { ipas = [], beforeWrite }) => {
            for (const { record } of ipas)
                progress(`Dry run: would upload ${record.urls.ipa}`);
            const shelf = await target.read();
            const there = new Set(shelf.files.map(({ path }) => path));
            const change = edit(shelf);
            const { write, remove } = change;
            if (write.length + remove.length > 0)
                await beforeWrite?.(change);
            for (const file of write)
                progress(`Dry run: would write ${described(file, there)}`);
            for (const path of remove.filter(path => there.has(path))) {
                progress(`Dry run: would delete ${path}`);
            }
            if (write.length + remove.length === 0)
                progress('Dry run: nothing would change');
            return { kind: 'dry-run', attempts: 1, commit: '' };
        },
        discard: async (gone) => {
            for (const { folder, record } of gone) {
                if (!liesOnSite(record))
                    progress(`Dry run: would delete the IPA of ${folder}`);
            }
        },
        tidy: async () => {
            const leftovers = (await target.tidy?.('look')) ?? [];
            for (const leftover of leftovers)
                progress(`Dry run: would delete the leftover ${leftover}`);
            return leftovers;
        },
    });
}
function described({ path, content }, there) {
    const size = content.kind === 'bytes' ? content.bytes.length : content.size;
    return `${path} (${(0,in_words/* sizeInWords */._u)(size)}${there.has(path) ? ', in place of what is there' : ''})`;
}

;// CONCATENATED MODULE: ./src/targets/notices.ts




/**
 * What only the run knows about its target: that builds of a private repository become readable for
 * everybody, and whose token it was that was refused.
 */
function withNotices(bare, run) {
    const target = aroundMethods(bare, work => explaining(run, work));
    let warned = false;
    return withMethods(target, {
        survey: async (size) => {
            const hosting = await target.survey(size);
            if (!warned && hosting.access === 'public' && !hosting.sourceIsPublic) {
                warned = true;
                run.warn(await publicationWarning(run, hosting));
            }
            return hosting;
        },
    });
}
/** In plain words: whoever chose a private repository has to know what leaves it. */
async function publicationWarning(run, { baseUrl }) {
    const source = run.event.repository.fullName;
    const unlisted = run.inputs.unlisted !== false && (await siteVisibility(run)) !== 'public';
    return [
        `${source} is ${await sourceVisibility(run)}, but ${baseUrl} can be read by everybody.`,
        'So can what is published there: the app itself with its name, icon, version and provisioning profile, the notes, the name of the repository and of the branch, title and author of the pull request, the SHA of the commit and the first line of its message.',
        unlisted
            ? 'Nobody can guess the address of a build, and no page lists it; but everybody who is given it can pass it on.'
            : 'The builds are listed there.',
    ].join(' ');
}
async function explaining(run, work) {
    try {
        return await work();
    }
    catch (error) {
        throw error instanceof errors/* ActionError */.l ? withTokenNamed(error, run) : error;
    }
}
/** A `permissions:` line is for the workflow's own token, which reaches no other repository. */
function withTokenNamed(error, run) {
    const isRefusal = error.code === 'missing-permission' || isHidden(error);
    if (!isRefusal || isSameRepository(run))
        return error;
    const { message, code } = error;
    return new errors/* ActionError */.l(message, { code, cause: error, hint: tokenHint(error, run) });
}
/** GitHub answers 404 for what a token may not see. */
function isHidden({ code, message }) {
    return code === 'github' && /\((?:401|404):/.test(message);
}
function tokenHint({ hint }, { inputs, event, site }) {
    const builds = fullName(site.repository);
    const [, right = 'contents: write'] = /^ {2}([a-z-]+: (?:read|write))$/m.exec(hint ?? '') ?? [];
    if (inputs.siteToken !== inputs.githubToken) {
        return `The token in the input \`site-token\` needs the right \`${right}\` on ${builds}. Check also that it has not expired and that ${builds} is spelled right.`;
    }
    return [
        `\`site-token\` is not set, so \`github-token\` was used, and the token of a workflow of ${event.repository.fullName} may not write to another repository.`,
        `Make a token that may write to ${builds} (a fine-grained one, or one of a GitHub App, with \`contents: write\` and \`pages: write\` on that repository alone), store it as a secret, and set \`site-token\` to that secret.`,
    ].join('\n');
}

;// CONCATENATED MODULE: ./src/github/git/refusal.ts



const WRITE = permissionHint('contents: write');
/**
 * The first match wins, so the specific stand before the general: a push that a rule refused also
 * reads «failed to push some refs».
 */
const REFUSALS = [
    {
        words: /\(stale info\)|\(fetch first\)|\(non-fast-forward\)|cannot lock ref|reference already exists|incorrect old value/i,
        code: 'lost-race',
        why: 'another run moved the branch first',
        hint: 'Run the job again.',
    },
    {
        // Of this machine: lines of the server's begin with `remote:`.
        words: /^(?!remote:).*(No space left on device|Disk quota exceeded)/im,
        code: 'disk-full',
        why: 'a disk of the runner is full',
        hint: 'Free space in the temporary folder (RUNNER_TEMP): the step needs up to three times the size of the IPAs there.',
    },
    {
        words: /from promisor remote/i,
        code: 'git',
        why: 'git asked for a file that was left out on purpose; this is a bug of Tap to Install',
        hint: 'Report it with this message.',
    },
    {
        words: /GH001|exceeds GitHub's file size limit/i,
        code: 'push-rejected',
        why: 'a file is larger than the 100 MiB that GitHub takes on a branch',
        hint: 'Set `ipa-host: release`, or make the IPA smaller.',
    },
    {
        words: /GH006|protected branch/i,
        code: 'push-rejected',
        why: 'the branch is protected',
        hint: 'Let GitHub Actions push to it (Settings, Branches), or set `pages-branch` to a branch of its own.',
    },
    {
        words: /GH013|repository rule violations/i,
        code: 'push-rejected',
        why: 'a ruleset of the repository forbids it',
        hint: 'Exempt the branch from the ruleset (Settings, Rules), or set `pages-branch` to a branch of its own.',
    },
    {
        words: /hook declined/i,
        code: 'push-rejected',
        why: 'a hook of the server refused it',
        hint: 'Ask the owner of the server which rule it enforces.',
    },
    ...BARRIERS.map(barrier => ({ ...barrier, code: 'github' })),
    {
        words: /rate limit/i,
        code: 'network',
        why: 'a rate limit is reached',
        hint: 'Run the job again later.',
    },
    {
        words: /Permission to .* denied|Write access to repository not granted|returned error: 40[13]|Authentication failed|could not read Username/i,
        code: 'missing-permission',
        why: 'the token may not write there',
        hint: WRITE,
    },
    {
        words: /Repository not found|repository '.*' not found|returned error: 404/i,
        code: 'missing-permission',
        why: 'the repository does not exist, or the token may not see it',
        hint: WRITE,
    },
    {
        words: /returned error: 30\d|unable to update url base from redirection/i,
        code: 'git',
        why: 'it answers with a redirect, which is not followed because it would carry the token along',
        hint: 'Was the repository renamed? Use its present name.',
    },
    {
        // Of curl with OpenSSL, GnuTLS and Schannel.
        words: /SSL certificate problem|certificate verification failed|unable to get local issuer|SSL: (no alternative )?certificate subject name|setting certificate (file|verify)|schannel: .*(certificate|CERT_)/i,
        code: 'git',
        why: 'its certificate is not trusted',
        hint: 'Name the authority of your server in GIT_SSL_CAINFO.',
    },
    {
        words: /returned error: 413|HTTP 413/i,
        code: 'push-rejected',
        why: 'a proxy or server on the way refuses so large a request',
        hint: 'Raise its limit, or set `ipa-host: release`.',
    },
    {
        words: /Could not resolve (host|proxy)|Failed to connect|Could ?n.t connect|timed out|too slow|HTTP (5\d\d|429)|returned error: (5\d\d|429)|hung up unexpectedly|early EOF|unexpected disconnect|invalid server response|Empty reply|(Recv|Send) failure|transfer closed|GnuTLS recv|SSL_(read|connect)|curl \d+|bad line length|protocol error|expected flush/i,
        code: 'network',
        why: 'the connection to the server failed',
        hint: 'Run the job again; for github.com, https://www.githubstatus.com tells about outages.',
    },
];
/**
 * Of a ruleset («Block force pushes») and of branch protection on github.com, of an older Enterprise
 * Server, and of a git server that is set to `receive.denyNonFastForwards`.
 */
const FORCE_REFUSED = /Cannot force-push|force-pushing to .* is not allowed|denying non-fast-forward/i;
/** Whether a push was refused because it is no fast-forward, by a rule and not by a race. */
function refusesForce(remote, said) {
    return FORCE_REFUSED.test(withoutNames(remote, said));
}
/** Lines of git's that repeat what is said already. */
const NOISE = /^(error: failed to push some refs|hint: |To |Everything up-to-date|POST git-receive-pack)/;
/**
 * The error for a git command that talked to `remote` and failed. `said` is what git printed.
 * Code `lost-race` or `network`: worth another try; anything else is final. A repository may be called
 * like a reason, so its own name is not searched for one.
 */
function remoteRefusal(doing, remote, said) {
    const searched = withoutNames(remote, said);
    const refusal = REFUSALS.find(({ words }) => words.test(searched));
    const words = said
        .split('\n')
        .filter(line => line.trim() !== '' && !NOISE.test(line))
        .join('\n');
    const why = refusal === undefined ? 'git failed' : refusal.why;
    return new errors/* ActionError */.l(`${doing} ${remote.name} did not work: ${why}.\n${words}`, {
        code: refusal?.code ?? 'git',
        ...(refusal === undefined ? {} : { hint: refusal.hint }),
    });
}
function withoutNames(remote, said) {
    return said.replaceAll(remote.url, '').replaceAll(remote.name, '');
}

;// CONCATENATED MODULE: ./src/github/git/branch.ts


/** Milliseconds. Commit and trees are some hundred kilobytes even on a slow line. */
const FETCH_TIMEOUT = 600_000;
/** Bytes: about 500,000 files, several times what a site of 1 GB holds. */
const LISTING_LIMIT = 100_663_296;
const HEAD = 'refs/remotes/origin/head';
/**
 * Bytes. A build record is smaller, and what lies beside it is not much more; a page or an icon is larger,
 * and not wanted. So reading the records takes no exchange of its own.
 */
const BROUGHT_ALONG = 8_192;
/**
 * Fetches the tip of a branch: one commit, its trees, its smallest files (a server without filters sends
 * all). undefined when the branch does not exist or the repository is empty.
 *
 * @param tip where it was a moment ago: it is then not asked for again
 * @throws ActionError `network` when another try may help; `missing-permission` or `git` otherwise.
 */
async function fetchBranch(repository, branch, tip) {
    if (tip !== undefined && tip.commit === undefined)
        return undefined;
    if (!(await fetchTip(repository, branch, tip?.commit)))
        return undefined;
    return readHead(repository);
}
/**
 * The commit with all that is in it: to git it is a root, since nothing below it was fetched. The raw format
 * tells of its parents nevertheless (git-log(1)). Git would convert all of it, names as well, from an encoding
 * that the commit claims to have; without, it is read as it is.
 */
async function readHead(repository) {
    const shown = await repository.run(['diff-tree', '--root', '--always', '-r', '-z', '--pretty=raw', '--encoding=none', HEAD], { outputLimit: LISTING_LIMIT });
    const text = shown.stdout.toString('utf8');
    const [, commit, tree, parents = ''] = /^commit (\w+)\ntree (\w+)\n((?:parent \w+\n)*)/.exec(text) ?? [];
    if (shown.exitCode !== 0 || commit === undefined || tree === undefined) {
        throw new errors/* ActionError */.l(`git diff-tree failed: ${shown.stderr}`, { code: 'git' });
    }
    return { commit, tree, parents: parents.match(/\w{40,}/g) ?? [], entries: entriesIn(text) };
}
/** @param commit where the branch was: a server may no longer have it, or not give what no branch points at */
async function fetchTip(repository, branch, commit) {
    const filter = `--filter=blob:limit=${BROUGHT_ALONG}`;
    const args = ['--quiet', '--no-tags', '--depth=1', filter, '--no-write-fetch-head'];
    const refspec = `+${commit ?? `refs/heads/${branch}`}:${HEAD}`;
    const answer = await repository.run(['fetch', ...args, 'origin', refspec], {
        timeout: FETCH_TIMEOUT,
    });
    if (answer.exitCode === 0)
        return true;
    if (commit !== undefined && isWithheld(answer.stderr))
        return fetchTip(repository, branch);
    if (/couldn't find remote ref/i.test(answer.stderr))
        return false;
    throw readFailure(repository, answer.stderr);
}
function isWithheld(said) {
    return /unadvertised object|not our ref/i.test(said);
}
function readFailure(repository, said) {
    return remoteRefusal('Reading the branch from', repository.remote, said);
}
/**
 * `:000000 SP mode SP zeros SP oid SP A NUL path NUL`, see the raw format of git-diff-tree(1). The message of
 * the commit, which comes before it, holds no NUL.
 */
function entriesIn(shown) {
    const additions = shown.matchAll(/:000000 (\d{6}) 0+ ([0-9a-f]+) A\0([^\0]*)\0/g);
    return Array.from(additions, ([, mode = '', oid = '', path = '']) => ({ mode, oid, path }));
}
/**
 * Brings files that `fetchBranch` left out, all in one exchange, as git itself does for a partial
 * clone: named objects, without comparing what both sides have. A server, or a proxy before it, that
 * knows only git's protocol before version 2 refuses names that no branch points at; the branch is
 * then fetched again with all its small files.
 */
async function fetchBlobs(repository, wanted) {
    const { oids } = wanted;
    if (oids.length === 0)
        return;
    const args = ['--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none', '--stdin'];
    const answer = await repository.run(['-c', 'fetch.negotiationAlgorithm=noop', 'fetch', ...args, 'origin'], { timeout: FETCH_TIMEOUT, input: { text: `${oids.join('\n')}\n` } });
    if (answer.exitCode === 0)
        return;
    if (!isWithheld(answer.stderr))
        throw readFailure(repository, answer.stderr);
    await fetchSmallFiles(repository, wanted);
}
async function fetchSmallFiles(repository, { branch, limit }) {
    const filter = `--filter=blob:limit=${limit + 1}`;
    const args = ['--quiet', '--no-tags', '--depth=1', '--refetch', filter, '--no-write-fetch-head'];
    // Into a name of its own: the branch may have moved, and HEAD stays what the caller has read.
    const refspec = `+refs/heads/${branch}:${HEAD}-small`;
    const answer = await repository.run(['fetch', ...args, 'origin', refspec], {
        timeout: FETCH_TIMEOUT,
    });
    if (answer.exitCode !== 0)
        throw readFailure(repository, answer.stderr);
}

;// CONCATENATED MODULE: ./src/github/git/blobs.ts



/** Bytes of all blobs read at once: several thousand build records. */
const READ_LIMIT = 67_108_864;
/**
 * Reads small files of a fetched branch by object name. Those that did not come with it take one exchange
 * with the remote, all together. Blobs of
 * more than `limit` bytes are left out, and so are those that the branch lost meanwhile.
 */
async function readBlobs(repository, wanted) {
    const { oids, limit } = wanted;
    const here = await sizesOf(repository, oids);
    const missing = oids.filter(oid => !here.has(oid));
    await fetchBlobs(repository, { ...wanted, oids: missing });
    const brought = missing.length === 0 ? new Map() : await sizesOf(repository, missing);
    const small = withinLimits(new Map([...here, ...brought]), limit);
    if (small.length === 0)
        return new Map();
    const contents = await repository.output(['cat-file', '--batch'], {
        input: blobs_listOf(small),
        outputLimit: 2 * READ_LIMIT,
    });
    return contentsIn(contents);
}
/** Of those that are here. */
async function sizesOf(repository, oids) {
    if (oids.length === 0)
        return new Map();
    const answer = await repository.output(['cat-file', '--batch-check'], {
        input: blobs_listOf(oids),
        outputLimit: READ_LIMIT,
    });
    const lines = answer.toString('utf8').matchAll(/^([0-9a-f]+) blob (\d+)$/gm);
    return new Map([...lines].map(([, oid = '', size]) => [oid, Number(size)]));
}
function withinLimits(blobs, limit) {
    let total = 0;
    return [...blobs].flatMap(([oid, size]) => {
        if (size > limit || total + size > READ_LIMIT)
            return [];
        total += size;
        return [oid];
    });
}
function blobs_listOf(oids) {
    return { text: oids.map(oid => `${oid}\n`).join('') };
}
/** `oid SP blob SP size LF content LF`, repeated; see git-cat-file(1). */
function contentsIn(answer) {
    const contents = new Map();
    let at = 0;
    while (at < answer.length) {
        const end = answer.indexOf('\n', at);
        const [oid = '', , size] = answer.toString('utf8', at, end).split(' ');
        const start = end + 1;
        at = start + Number(size) + 1;
        contents.set(oid, answer.subarray(start, at - 1));
    }
    return contents;
}
/** Stores small contents and answers their object names in the same order. */
async function storeBytes(repository, contents) {
    if (contents.length === 0)
        return [];
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(repository.folder, 'blobs-'));
    const files = contents.map((_, index) => (0,external_node_path_.join)(folder, String(index)));
    await Promise.all(contents.map((bytes, index) => (0,promises_.writeFile)(files[index] ?? '', bytes)));
    const oids = await repository.output(['hash-object', '-w', '--no-filters', '--stdin-paths'], {
        input: { text: files.map(file => `${(0,external_node_path_.relative)(repository.folder, file)}\n`).join('') },
    });
    await (0,promises_.rm)(folder, { recursive: true });
    return oids.toString('utf8').trim().split('\n');
}

;// CONCATENATED MODULE: ./src/targets/branch/marker.ts
/**
 * The file at the root of a branch that this action created. It names the branch, so that a copy that
 * was merged into another branch does not give that branch's history away.
 */
const MARKER_PATH = '.tap-to-install';
/** Bytes. Longer than any marker of ours. */
const MARKER_LIMIT = 4_096;
/** Keeps Jekyll from dropping or rendering files of a site that is all ours. */
const NO_JEKYLL = '.nojekyll';
/** The files that a new branch gets once. `prefix` is empty or `docs/`. */
function newBranchFiles(branch, prefix) {
    const empty = new Uint8Array();
    const served = prefix === '' ? [] : [{ path: `${prefix}${NO_JEKYLL}`, bytes: empty }];
    return [
        { path: MARKER_PATH, bytes: new TextEncoder().encode(markerText(branch)) },
        { path: NO_JEKYLL, bytes: empty },
        ...served,
    ];
}
/** Is this the marker that a branch of that name was created with? */
function marks(bytes, branch) {
    return new TextDecoder().decode(bytes).split('\n')[0] === marker_firstLine(branch);
}
function marker_firstLine(branch) {
    return `tap-to-install branch ${branch}`;
}
function markerText(branch) {
    return [
        marker_firstLine(branch),
        '',
        'Tap to Install created this branch. Each publish replaces it by a single commit without history,',
        'so that the repository does not grow beyond the builds that are live.',
        'Delete this file to make it add ordinary commits instead.',
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./src/github/git/commit.ts



/** The account that github.com shows for commits of a workflow. */
const BOT = {
    name: 'github-actions[bot]',
    email: '41898282+github-actions[bot]@users.noreply.github.com',
};
const NO_OBJECT = '0'.repeat(40);
/**
 * Makes the tree that `edit` turns `base` into (undefined: an empty one) and answers its name. Files
 * that are not named keep mode and content, and need not be on this machine.
 */
async function writeTree(repository, base, edit) {
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(repository.folder, 'index-'));
    const env = { GIT_INDEX_FILE: (0,external_node_path_.join)(scratch, 'index') };
    if (base !== undefined)
        await repository.output(['read-tree', base], { env });
    await repository.output(['update-index', '-z', '--index-info'], {
        env,
        input: { text: indexInfo(edit) },
    });
    const tree = await repository.output(['write-tree', '--missing-ok'], { env });
    await removeFolder(scratch);
    return tree.toString('utf8').trim();
}
/** Mode 0 removes; see git-update-index(1). Removals first, so that a file may become a folder. */
function indexInfo({ write, remove }) {
    const removals = remove.map(path => `0 ${NO_OBJECT}\t${path}\0`);
    const writes = write.map(({ path, oid }) => `100644 ${oid}\t${path}\0`);
    return [...removals, ...writes].join('');
}
/** Makes a commit and answers its name. Without `parent` it starts a history of its own. */
async function commitTree(repository, commit) {
    const parent = commit.parent === undefined ? [] : ['-p', commit.parent];
    const date = `@${Math.floor(commit.at.getTime() / 1000)} +0000`;
    const oid = await repository.output(['commit-tree', commit.tree, ...parent], {
        input: { text: commit.message.replaceAll('\0', '') },
        env: {
            GIT_AUTHOR_NAME: BOT.name,
            GIT_AUTHOR_EMAIL: BOT.email,
            GIT_AUTHOR_DATE: date,
            GIT_COMMITTER_NAME: BOT.name,
            GIT_COMMITTER_EMAIL: BOT.email,
            GIT_COMMITTER_DATE: date,
        },
    });
    return oid.toString('utf8').trim();
}
/** When a commit that is here was made. */
async function commitTime(repository, commit) {
    const text = (await repository.output(['cat-file', 'commit', commit])).toString('utf8');
    const [, seconds] = /^committer .* (\d+) [+-]\d{4}$/m.exec(text) ?? [];
    return new Date(Number(seconds) * 1000);
}

;// CONCATENATED MODULE: ./src/github/git/push.ts

/** Milliseconds: 100 MB at 60 KB/s. A dead connection ends much earlier. */
const PUSH_TIMEOUT = 1_800_000;
/** Milliseconds between two lines in the log. */
const PROGRESS_INTERVAL = 5_000;
/**
 * Moves a branch by compare-and-swap to a commit that descends from the old one.
 *
 * @throws ActionError `lost-race` when the tip is no longer `expected`; `network` when the connection
 * broke, and then the push may nevertheless have arrived; `push-rejected` or `missing-permission`
 * when another try would end the same.
 */
async function pushBranch(repository, push) {
    const said = await tryToPush(repository, push);
    if (said !== undefined)
        throw push_refusal(repository, push, said);
}
/**
 * The same to a commit that need not descend from the old one.
 *
 * @returns `force-refused` when a rule of the repository demands that it does
 * @throws ActionError as `pushBranch`
 */
async function replaceBranch(repository, push) {
    const said = await tryToPush(repository, push);
    if (said === undefined)
        return 'replaced';
    if (refusesForce(repository.remote, said))
        return 'force-refused';
    throw push_refusal(repository, push, said);
}
/** Answers what was said against it; undefined when the branch has moved. */
async function tryToPush(repository, push) {
    const ref = `refs/heads/${push.branch}`;
    // With a lease git asks the server alone whether a move that loses history is allowed.
    const lease = `--force-with-lease=${ref}:${push.expected ?? ''}`;
    const answer = await repository.run(['push', '--porcelain', '--progress', '--no-verify', lease, 'origin', `${push.commit}:${ref}`], { timeout: PUSH_TIMEOUT, onLine: pushProgress(push) });
    if (answer.exitCode === 0)
        return undefined;
    return `${statusLines(answer.stdout)}\n${withoutProgress(answer.stderr)}`;
}
function push_refusal({ remote }, { branch }, said) {
    return remoteRefusal(`Pushing ${branch} to`, remote, said);
}
/** Of the porcelain output the lines that say what was refused: `!`, refs, summary and reason. */
function statusLines(stdout) {
    return stdout
        .toString('utf8')
        .split('\n')
        .filter(line => line.startsWith('!'))
        .map(line => line.split('\t').slice(2).join(' '))
        .join('\n');
}
const PROGRESS = /^(?:remote: )?(?:Enumerating|Counting|Compressing|Writing|Resolving|Delta|Total)\b/;
function withoutProgress(stderr) {
    return stderr
        .split('\n')
        .filter(line => !PROGRESS.test(line))
        .join('\n');
}
/** Turns `Writing objects:  45% (9/20), 12.00 MiB | 3.00 MiB/s` into a line every few seconds. */
function pushProgress({ progress, now, branch }) {
    let last = now().getTime();
    return line => {
        const [, percent, amount] = /^Writing objects: +(\d+)% \(\d+\/\d+\)(.*)$/.exec(line) ?? [];
        const time = now().getTime();
        if (percent === undefined || time - last < PROGRESS_INTERVAL)
            return;
        last = time;
        progress(`Pushing ${branch}: ${percent} % of the objects${amount?.replace(' |', ' at')}`);
    };
}

;// CONCATENATED MODULE: ./src/targets/branch/move.ts


/**
 * Moves one branch, and remembers for this run whether the repository lets it be replaced. Each move of a
 * branch of ours replaces it by a commit without history, so that it weighs what is live. Where a rule
 * forbids that, an ordinary commit on top does.
 */
class BranchMover {
    git;
    branch;
    replacing = 'untried';
    constructor(git, branch) {
        this.git = git;
        this.branch = branch;
    }
    /** Answers the new tip. @throws ActionError as `pushBranch` */
    async move(move) {
        const { from } = move;
        if (from === undefined || move.keepHistory)
            return this.stack(move, from?.commit);
        const tip = await this.compacted(move, from);
        if (this.replacing === 'refused')
            return this.stack(move, tip);
        const commit = await this.commit(move, move.tree, undefined);
        move.onCommit(commit);
        if (await this.replace(move, commit, tip))
            return commit;
        return this.stack(move, tip);
    }
    /**
     * A branch with a history has met such a rule. Whether it still stands is asked with a commit that has no
     * new file in it: a server hears out the whole pack before it refuses, and an IPA would go up twice.
     *
     * @returns the tip, which is a new one when the history is gone
     */
    async compacted(move, from) {
        if (this.replacing === 'refused' || from.parents.length === 0)
            return from.commit;
        const commit = await this.commit(move, from.tree, undefined);
        return (await this.replace(move, commit, from.commit)) ? commit : from.commit;
    }
    async replace(move, commit, expected) {
        const outcome = await replaceBranch(this.git, this.push(move, commit, expected));
        if (outcome === 'replaced')
            return true;
        this.replacing = 'refused';
        move.progress(growing(this.git.remote.name, this.branch));
        return false;
    }
    async stack(move, parent) {
        const commit = await this.commit(move, move.tree, parent);
        move.onCommit(commit);
        await pushBranch(this.git, this.push(move, commit, parent));
        return commit;
    }
    commit({ message, now }, tree, parent) {
        return commitTree(this.git, { tree, parent, message, at: now() });
    }
    push({ progress, now }, commit, expected) {
        return { branch: this.branch, commit, expected, progress, now };
    }
}
function growing(repository, branch) {
    return `A rule of ${repository} forbids force pushes to ${branch}, so this is an ordinary commit on top. Builds that are removed are no longer served, but their IPAs stay in the history and the repository grows. To keep it small, exempt ${branch} from “Block force pushes” (Settings, Rules): the next publish drops the history.`;
}

;// CONCATENATED MODULE: ./src/github/git/trees.ts



/**
 * Sizes of the files of a commit, which a fetch without blobs cannot tell. GitHub cuts the answer
 * short at 100,000 entries or 7 MB, does not always find a commit that was just pushed (404), and may
 * give up on a large tree (502): sizes are worth having, but no reason to publish nothing, so whatever
 * could not be learned is left out.
 */
async function readBlobSizes(options) {
    const { github, repository, commit, progress } = options;
    try {
        const { data } = await github.rest.git.getTree({
            owner: repository.owner,
            repo: repository.name,
            tree_sha: commit,
            recursive: '1',
            request: { retries: 1 },
        });
        return new Map(data.tree.flatMap(({ sha, size }) => (size === undefined ? [] : [[sha, size]])));
    }
    catch (thrown) {
        const status = statusOf(thrown);
        const why = status === undefined ? (0,errors/* messageOf */.b)(thrown) : `HTTP ${status}`;
        progress(`GitHub did not tell the sizes of the files in ${fullName(repository)} (${why})`);
        return new Map();
    }
}

;// CONCATENATED MODULE: ./src/targets/branch/sizes.ts


/** Bytes. What we put beside an IPA are pages, images and lists of some kilobytes each. */
const LARGEST_PAGE = 1_048_576;
/**
 * Learns what the files of a branch weigh, where it can matter: it is one request of the thousand an hour
 * that all runs of a repository share. On a branch of builds alone their records tell what counts, and far
 * from the budget the pages beside them decide nothing. What other runs add later weighs what their records
 * say; only a file that nothing tells of is asked for again.
 */
async function learnSizes(branch, head, builds) {
    const most = largestPossible(branch, head, builds);
    if (most <= branch.siteBudget / 2)
        return;
    if (branch.sizes.size > 0 && Number.isFinite(most))
        return;
    const sizes = await readBlobSizes({ ...branch, commit: head.commit });
    for (const [oid, size] of sizes)
        branch.sizes.set(oid, size);
}
/** Another repository's commit, which Pages does not serve. */
const SUBMODULE = '160000';
/** Bytes that the branch may weigh; without bound when there are files that nothing tells of. */
function largestPossible({ name, prefix, directory, sizes }, { entries }, builds) {
    const small = new Set(newBranchFiles(name, prefix).map(({ path }) => path));
    const recorded = new Map(builds.map(({ folder, record: { ipa } }) => [`${prefix}${folder}/${ipa.fileName}`, ipa.size]));
    // An IPA whose record cannot be read is no page.
    const isPage = (path) => small.has(path) || (path.startsWith(`${prefix}${directory}/`) && !path.endsWith('.ipa'));
    const weights = entries
        .filter(({ mode }) => mode !== SUBMODULE)
        .map(({ path, oid }) => {
        const unrecorded = isPage(path) ? LARGEST_PAGE : Number.POSITIVE_INFINITY;
        return sizes.get(oid) ?? recorded.get(path) ?? unrecorded;
    });
    return weights.reduce((sum, weight) => sum + weight, 0);
}

;// CONCATENATED MODULE: ./src/targets/branch/branch.ts







/** The branch as yet unread. */
function pagesBranch(branch) {
    return { ...branch, mover: new BranchMover(branch.git, branch.name), sizes: new Map() };
}
/**
 * Reads the tip of the branch: all names, sizes and build records, and no other file's content.
 *
 * @param tip where the remote has just said that it is
 * @throws ActionError `network` when another try may help.
 */
async function readPagesBranch(branch, tip) {
    const head = await fetchBranch(branch.git, branch.name, tip);
    if (head === undefined)
        return { head, owner: 'ours', shelf: { files: [], builds: [] } };
    const marker = head.entries.find(({ path, mode }) => path === MARKER_PATH && isFile(mode));
    const records = head.entries.filter(entry => branch_isRecord(branch, entry));
    const wanted = [...records, ...(marker === undefined ? [] : [marker])].map(({ oid }) => oid);
    const blobs = await readBlobs(branch.git, {
        branch: branch.name,
        oids: [...new Set(wanted)],
        limit: longestBuildJson,
    });
    const builds = buildsOf(branch, records, blobs);
    await learnSizes(branch, head, builds);
    return {
        head,
        owner: isMarked(branch, marker && blobs.get(marker.oid)) ? 'ours' : 'theirs',
        shelf: { files: filesOf(branch, head), builds },
    };
}
function isFile(mode) {
    return mode.startsWith('100');
}
function branch_isRecord({ prefix, directory }, { path, mode }) {
    const inOurFolder = path.startsWith(`${prefix}${directory}/`);
    return inOurFolder && isFile(mode) && path.endsWith(`/${layout/* buildFiles */.CB.facts}`);
}
function isMarked({ name }, marker) {
    return marker !== undefined && marker.length <= MARKER_LIMIT && marks(marker, name);
}
function filesOf({ prefix, sizes }, head) {
    return head.entries
        .filter(({ path }) => path.startsWith(prefix))
        .map(({ path, oid }) => ({ path: path.slice(prefix.length), size: sizes.get(oid) }));
}
function buildsOf({ prefix }, records, blobs) {
    return records.flatMap(({ path, oid }) => {
        const bytes = blobs.get(oid);
        const record = bytes && parseBuildJson(bytes);
        const folder = path.slice(prefix.length, -`/${layout/* buildFiles */.CB.facts}`.length);
        return record === undefined ? [] : [{ folder, record }];
    });
}
/** Bytes. Our own pages are a quarter of it. */
const LARGEST_CONTENT = 65_536;
/** Contents of small files by their path on the site. */
async function readFiles({ git, name, prefix }, head, paths) {
    const wanted = new Set(paths.map(path => `${prefix}${path}`));
    const entries = (head?.entries ?? []).filter(({ path, mode }) => wanted.has(path) && isFile(mode));
    const oids = [...new Set(entries.map(({ oid }) => oid))];
    const blobs = await readBlobs(git, { branch: name, oids, limit: LARGEST_CONTENT });
    return new Map(entries.flatMap(({ path, oid }) => {
        const bytes = blobs.get(oid);
        return bytes === undefined ? [] : [[path.slice(prefix.length), bytes]];
    }));
}

;// CONCATENATED MODULE: ./src/github/git/access.ts


/**
 * Milliseconds. Longer than git waits by itself, 120 s for a byte and curl's 300 s for a connection: what
 * git ends is told as a fault of the network, and repeated.
 */
const PROBE_TIMEOUT = 420_000;
/** The tree without a file, which every git knows. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
/**
 * Asks the remote whether the token may write, and leaves no trace: git rehearses a push, for which it asks
 * for the advertisement of receive-pack, which GitHub gives only to those who may push. The advertisement
 * names the tips of all branches, so the answer tells that of ours.
 *
 * @returns undefined where git says nothing of the tip
 * @throws ActionError `missing-permission` with the `permissions:` line; `network` when another try may help.
 */
async function checkWriteAccess(repository, branch) {
    const made = { tree: EMPTY_TREE, parent: undefined, message: 'Rehearsal', at: new Date(0) };
    return tipIn(await rehearse(repository, branch, await commitTree(repository, made)));
}
/**
 * Whether a commit that is here is the tip of a branch at this moment: one request, where reading it again
 * takes three.
 */
async function isTip(repository, { branch, commit }) {
    return /^=\t/m.test(await rehearse(repository, branch, commit));
}
/** Names in full: the old tip is not here, so that git would cut its name to seven digits. */
const WHOLE_NAMES = ['-c', 'core.abbrev=40'];
async function rehearse(repository, branch, commit) {
    const refspec = `+${commit}:refs/heads/${branch}`;
    const push = ['push', '--dry-run', '--porcelain', '--no-verify', 'origin', refspec];
    const answer = await repository.run([...WHOLE_NAMES, ...push], { timeout: PROBE_TIMEOUT });
    if (answer.exitCode === 0)
        return answer.stdout.toString('utf8');
    throw remoteRefusal('Asking for write access to', repository.remote, answer.stderr);
}
/** `flag TAB from:to TAB old...new (reason)`, and `*` for a branch that is new; see git-push(1). */
function tipIn(told) {
    if (/^\*\t/m.test(told))
        return { commit: undefined };
    const [, commit] = /^[+ ]\t[^\t]*\t([0-9a-f]{40})\.\./m.exec(told) ?? [];
    return commit === undefined ? undefined : { commit };
}

;// CONCATENATED MODULE: ./src/github/git/remote.ts

/** `serverUrl` for example `https://github.com`. */
function gitRemote(options) {
    const name = fullName(options.repository);
    return { url: `${options.serverUrl.replace(/\/+$/, '')}/${name}.git`, name, token: options.token };
}
/** What must never be shown: the token, and the form in which the header carries it. */
function secretsOf(remote) {
    return [remote.token, credentialsOf(remote)].filter(secret => secret !== '');
}
/** User and password as GitHub's git server takes them from any kind of token. */
function credentialsOf({ token }) {
    return Buffer.from(`x-access-token:${token}`).toString('base64');
}

;// CONCATENATED MODULE: ./src/github/git/environment.ts

/**
 * What git may know of the runner: where programs and temporary files are, proxies, and whom to
 * trust. All else is left out, so that no configuration, hook, alias, credential helper or trace of
 * the runner's changes what git does, and no secret of the job reaches it.
 */
const INHERITED = [
    'PATH',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SYSTEMROOT',
    'WINDIR',
    'COMSPEC',
    'PATHEXT',
    'LD_LIBRARY_PATH',
    'DEVELOPER_DIR',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'NODE_EXTRA_CA_CERTS',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'CURL_CA_BUNDLE',
    'GIT_SSL_CAINFO',
    'GIT_SSL_CAPATH',
    'GIT_PROXY_SSL_CAINFO',
    'GIT_EXEC_PATH',
    // By this the runner finds, and ends, what a step that was ended by force has left running.
    'RUNNER_TRACKING_ID',
];
/**
 * Bytes a second, and seconds: a transfer that stays slower for so long is dead. GitHub's server sends
 * five bytes every five seconds while it works on a push, so the limit must lie below that.
 */
const STALL = { limit: '1', time: '120' };
/** Files above this are streamed, and never searched for similarities. An IPA is compressed already. */
const BIG_FILE = '1m';
/** The environment of every git that is started for `remote`. `home` is an empty folder of ours. */
function gitEnvironment(options) {
    return {
        ...plainEnvironment(options),
        ...configuration(options.remote, options.system),
        GIT_DIR: options.gitDir,
        GIT_ALLOW_PROTOCOL: new URL(options.remote.url).protocol.slice(0, -1),
    };
}
/** The environment of a git that knows of no repository and no remote, and so of no token. */
function plainEnvironment(options) {
    return {
        ...inheritedFrom(options.inherited),
        HOME: options.home,
        USERPROFILE: options.home,
        XDG_CONFIG_HOME: options.home,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
        GIT_NO_LAZY_FETCH: '1',
        LC_ALL: 'C',
    };
}
/** Compared without case: Windows spells `Path`, and proxies come in both spellings. */
function inheritedFrom(environment) {
    const entries = Object.entries(environment).flatMap(([name, value]) => value !== undefined && INHERITED.includes(name.toUpperCase()) ? [[name, value]] : []);
    return Object.fromEntries(entries);
}
/**
 * Configuration by environment, the one way that shows in no argument list and lies in no file. The
 * header is bound to the repository's address, and redirects are not followed, so the token goes
 * nowhere else.
 */
function configuration(remote, system) {
    const settings = [
        ...system.map(({ name, value }) => [name, value]),
        [`http.${remote.url}.extraheader`, `AUTHORIZATION: basic ${credentialsOf(remote)}`],
        ['http.followRedirects', 'false'],
        ['http.lowSpeedLimit', STALL.limit],
        ['http.lowSpeedTime', STALL.time],
        ['credential.helper', ''],
        ['core.hooksPath', '/dev/null'],
        ['core.compression', '0'],
        ['core.bigFileThreshold', BIG_FILE],
        // Nothing is checked out by the names of a branch, and a channel may be called `aux` on Windows, too.
        ['core.protectNTFS', 'false'],
        // A delta needs the old version of a replaced file, which a fetch without files left out.
        ['pack.window', '0'],
        // Or git compares only what lies at the same path, and wants to send a file that was left out when it is put
        // to another place: one IPA on two channels (git-config(1), pack.useSparse).
        ['pack.useSparse', 'false'],
        ['protocol.version', '2'],
        ['gc.auto', '0'],
        ['maintenance.auto', 'false'],
        ['remote.origin.url', remote.url],
    ];
    const entries = settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
    ]);
    return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(entries) };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./src/github/git/process.ts



/** Bytes of standard error that are kept: a screen of remote messages, never a flood. */
const STDERR_LIMIT = 32_768;
/** What makes git print much is the number of files. */
const MANY_FILES = 'Let the builds have a branch with fewer files: set `pages-branch`.';
/**
 * Runs git without a shell and answers whatever its exit code is.
 *
 * @throws ActionError `no-ipa` when the file to hand over cannot be opened; `git` when git is not installed, runs longer than `timeout`, or prints more than
 * `outputLimit`.
 */
async function runGit(command) {
    const stdin = openInput(command.input);
    try {
        const child = (0,external_node_child_process_.spawn)('git', command.args, {
            cwd: command.cwd,
            env: { ...command.env },
            stdio: [stdin ?? 'pipe', 'pipe', 'pipe'],
            windowsHide: true,
        });
        return await answerOf(child, command);
    }
    finally {
        if (stdin !== undefined)
            (0,external_node_fs_.closeSync)(stdin);
    }
}
function openInput(input) {
    if (input === undefined || !('file' in input))
        return undefined;
    try {
        return (0,external_node_fs_.openSync)(input.file, 'r');
    }
    catch (cause) {
        throw unreadableInput(input.file, cause);
    }
}
/** The file went away meanwhile, or may not be read. */
function unreadableInput(path, cause) {
    return new errors/* ActionError */.l(`The file ${path} cannot be read: ${(0,errors/* messageOf */.b)(cause)}`, {
        code: 'no-ipa',
        cause,
    });
}
function answerOf(child, command) {
    return new Promise((resolve, reject) => {
        const fail = (problem, hint) => {
            clearTimeout(timer);
            stop(child);
            reject(new errors/* ActionError */.l(`git ${command.args[0]} ${problem}`, { code: 'git', hint }));
        };
        const timer = setTimeout(() => fail(`took longer than ${command.timeout / 1000} s`, 'Run the job again.'), command.timeout);
        const stdout = collect(child, command.outputLimit, () => fail(`printed more than the ${command.outputLimit} bytes that are read`, MANY_FILES));
        const stderr = new Stderr(command);
        child.stderr?.on('data', (chunk) => stderr.add(chunk));
        child.on('error', cause => {
            clearTimeout(timer);
            reject(process_notStarted(cause));
        });
        child.on('close', code => {
            clearTimeout(timer);
            resolve({ exitCode: code ?? -1, stdout: stdout(), stderr: stderr.text() });
        });
        feed(child, command.input);
    });
}
/** A polite signal, so that git ends the helper that talks to the remote as well. */
function stop(child) {
    child.kill('SIGTERM');
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.unref();
}
function process_notStarted(cause) {
    return new errors/* ActionError */.l(`git could not be started: ${(0,errors/* messageOf */.b)(cause)}`, {
        code: 'git',
        hint: 'Install git on the runner, where PATH finds it.',
        cause,
    });
}
function collect(child, limit, overflow) {
    const chunks = [];
    let size = 0;
    child.stdout?.on('data', (chunk) => {
        size += chunk.length;
        if (size > limit)
            overflow();
        else
            chunks.push(chunk);
    });
    return () => Buffer.concat(chunks);
}
function feed(child, input) {
    // A git that exits early closes the pipe; its exit code and words say more than EPIPE.
    child.stdin?.on('error', () => { });
    child.stdin?.end(input !== undefined && 'text' in input ? input.text : '');
}
/** Keeps the end of standard error and hands out its lines; `\r` ends a progress line. */
class Stderr {
    command;
    kept = '';
    line = '';
    constructor(command) {
        this.command = command;
    }
    add(chunk) {
        const lines = `${this.line}${chunk.toString('utf8')}`.split(/[\r\n]/);
        this.line = (lines.pop() ?? '').slice(-STDERR_LIMIT);
        for (const line of lines)
            this.end(line);
    }
    text() {
        this.end(this.line);
        this.line = '';
        return this.kept.trim();
    }
    end(raw) {
        const line = this.command.secrets.reduce((text, secret) => text.replaceAll(secret, '***'), raw);
        this.kept = `${this.kept}${line}\n`.slice(-STDERR_LIMIT);
        this.command.onLine?.(line);
    }
}

;// CONCATENATED MODULE: ./src/github/git/system-settings.ts

/**
 * How this machine reaches a server over TLS, and nothing else: Git for Windows chooses its TLS library
 * and its certificates here, a company its own authority and proxy (git-config(1), `http.*`).
 * `http.sslVerify` is not among them: nothing may switch trust off.
 */
const CONNECTION = [
    'sslbackend',
    'sslcainfo',
    'sslcapath',
    'sslcert',
    'sslkey',
    'schannelcheckrevoke',
    'schannelusesslcainfo',
    'proxy',
    'proxyauthmethod',
    'proxysslcainfo',
];
/** Milliseconds to read one small file. */
const TIMEOUT = 60_000;
/** Bytes: a megabyte of `http.*` settings is no configuration. */
const OUTPUT_LIMIT = 1_048_576;
/**
 * What the system's configuration says about connections. All else in it stays out, and so does the
 * configuration of the user, which every step of a job can write.
 *
 * @param env the whole environment of git
 * @returns nothing where there is no such file, or none that can be read: git itself has good defaults.
 */
async function systemSettings(options) {
    const file = options.inherited['GIT_CONFIG_SYSTEM'];
    const answer = await runGit({
        args: ['config', '--system', '--includes', '--null', '--get-regexp', '^http\\.'],
        cwd: options.cwd,
        env: { ...options.env, ...(file === undefined ? {} : { GIT_CONFIG_SYSTEM: file }) },
        timeout: TIMEOUT,
        outputLimit: OUTPUT_LIMIT,
        secrets: [],
    });
    return answer.exitCode === 0 ? connectionSettings(answer.stdout.toString('utf8')) : [];
}
/** @param listed names and values as `git config --null` prints them: a line end between, a NUL behind */
function connectionSettings(listed) {
    return listed.split('\0').flatMap(entry => {
        const at = entry.indexOf('\n');
        const name = at === -1 ? entry : entry.slice(0, at);
        const isWanted = CONNECTION.includes(name.slice(name.lastIndexOf('.') + 1));
        // A name without a value is a switch that is on.
        return isWanted ? [{ name, value: at === -1 ? 'true' : entry.slice(at + 1) }] : [];
    });
}

;// CONCATENATED MODULE: ./src/github/git/version.ts

/** The first that takes its configuration, and with it the token, from the environment (`GIT_CONFIG_COUNT`). */
const OLDEST = { major: 2, minor: 31 };
/**
 * Refuses a git that would ignore what it is told about the remote. A version that cannot be read is let
 * pass: it is a git of somebody's own, and no old one.
 *
 * @param said what `git version` printed
 * @throws ActionError `git` that names both versions
 */
function requireVersion(said) {
    const [, version, major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(said) ?? [];
    if (version === undefined)
        return;
    const isNewer = Number(major) > OLDEST.major;
    if (isNewer || (Number(major) === OLDEST.major && Number(minor) >= OLDEST.minor))
        return;
    const needed = `${OLDEST.major}.${OLDEST.minor}`;
    throw new errors/* ActionError */.l(`The git of this runner is ${version}, and publishing to a branch needs ${needed} or newer`, {
        code: 'git',
        hint: `Install git ${needed} or newer on the runner, where PATH finds it first (https://git-scm.com/downloads), or let the job run on \`ubuntu-latest\`.`,
    });
}

;// CONCATENATED MODULE: ./src/github/git/repository.ts








/** Milliseconds for a command that stays on this machine; hashing 2 GB takes half a minute. */
const LOCAL_TIMEOUT = 600_000;
/** Bytes: object names and small answers. */
const SMALL_OUTPUT = 1_048_576;
/**
 * Makes an empty repository below `workFolder`, without templates, hooks or the user's configuration.
 *
 * @throws ActionError `git` when there is no git, or one that is too old
 */
async function createGitRepository(options) {
    const { remote, environment: inherited } = options;
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.workFolder, 'git-'));
    const home = (0,external_node_path_.join)(folder, 'home');
    await (0,promises_.mkdir)(home);
    const env = plainEnvironment({ inherited, home });
    const [version, system] = await Promise.all([
        succeed(starting(remote, folder, env), ['version']),
        systemSettings({ inherited, env, cwd: folder }),
    ]);
    requireVersion(version.stdout.toString('utf8'));
    const openRepository = async (name) => {
        const gitDir = await layOut((0,external_node_path_.join)(folder, name));
        return starting(remote, folder, gitEnvironment({ inherited, home, gitDir, remote, system }));
    };
    const run = await openRepository('fetched.git');
    const local = await openRepository('local.git');
    const shared = { GIT_OBJECT_DIRECTORY: (0,external_node_path_.join)(folder, 'fetched.git', 'objects') };
    const output = async (args, given) => (await succeed(local, args, { ...given, env: { ...shared, ...given?.env } })).stdout;
    return { remote, folder, run, output };
}
/** The first version names objects by SHA-1, as GitHub does; the usual of git itself may change. */
const CONFIG = '[core]\n\trepositoryformatversion = 0\n\tbare = true\n';
/** What `git init --bare` makes (gitrepository-layout(5)), without a start of git. */
async function layOut(gitDir) {
    for (const name of ['objects', 'refs'])
        await (0,promises_.mkdir)((0,external_node_path_.join)(gitDir, name), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(gitDir, 'HEAD'), 'ref: refs/heads/main\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(gitDir, 'config'), CONFIG);
    return gitDir;
}
function starting(remote, folder, env) {
    return (args, options = {}) => runGit({
        args,
        cwd: folder,
        timeout: LOCAL_TIMEOUT,
        outputLimit: SMALL_OUTPUT,
        secrets: secretsOf(remote),
        ...options,
        env: { ...env, ...options.env },
    });
}
async function succeed(run, args, options) {
    const answer = await run(args, options);
    if (answer.exitCode === 0)
        return answer;
    throw new errors/* ActionError */.l(`git ${args[0]} failed: ${answer.stderr}`, { code: 'git' });
}

;// CONCATENATED MODULE: ./src/targets/patiently.ts


/**
 * Races: thirty jobs of a matrix may push at once and GitHub takes one push after the other, about two
 * seconds each; forty tries with these delays last two to three minutes. Faults of the network are
 * fewer and longer: half a minute of outage is worth waiting for.
 */
const BACKOFFS = {
    'lost-race': { attempts: 40, firstDelay: 300, longestDelay: 6_000 },
    network: { attempts: 5, firstDelay: 1_000, longestDelay: 15_000 },
};
/**
 * Repeats `attempt` after a lost race or a fault of the network, with jitter, and answers what the
 * first try that succeeds answers. `attempt` gets the number of the try, from 1.
 *
 * @throws ActionError `lost-race` or `network` after the last try; anything that is final at once.
 */
async function patiently(waiting, attempt) {
    const failures = { 'lost-race': 0, network: 0 };
    for (let number = 1;; number++) {
        try {
            return await attempt(number);
        }
        catch (thrown) {
            const code = passingCode(thrown);
            if (code === undefined)
                throw thrown;
            failures[code]++;
            if (failures[code] >= BACKOFFS[code].attempts)
                throw thrown;
            await pause(waiting, (0,primitives_clock/* delayBefore */.L)(failures[code], BACKOFFS[code], waiting.clock.random), thrown);
        }
    }
}
function passingCode(thrown) {
    if (!(thrown instanceof errors/* ActionError */.l))
        return undefined;
    return thrown.code === 'lost-race' || thrown.code === 'network' ? thrown.code : undefined;
}
/** `delay` in milliseconds. */
async function pause({ clock, progress }, delay, thrown) {
    const [why = ''] = thrown instanceof Error ? thrown.message.split('\n') : [];
    progress(`${why} Trying again in ${(delay / 1000).toFixed(1)} s`);
    await clock.sleep(delay);
}

;// CONCATENATED MODULE: ./src/targets/branch/branch-view.ts






/** The branch of one run: each question about it is asked once, unless the answer has to be fresh. */
class BranchView {
    options;
    foundSettings;
    openBranch;
    /** As last seen, until something is written. */
    seen;
    /** What the check of the rights has just told besides. */
    tip;
    constructor(options) {
        this.options = options;
    }
    /** Whether, and from where, the repository serves Pages. */
    settings() {
        this.foundSettings ??= readPagesSettings(this.options);
        return this.foundSettings;
    }
    branch() {
        this.openBranch ??= this.open();
        return this.openBranch;
    }
    async requireWriteAccess() {
        const { git, name } = await this.branch();
        this.tip = await patiently(this.options, () => checkWriteAccess(git, name));
    }
    async snapshot() {
        const branch = await this.branch();
        const { tip } = this;
        this.tip = undefined;
        this.seen = await patiently(this.options, () => readPagesBranch(branch, tip));
        return this.seen;
    }
    /** As last seen: good enough to find an unlisted segment, never for writing. */
    async shelf() {
        return (this.seen ?? (await this.snapshot())).shelf;
    }
    /** What was last seen, for a try to write from it, after which it is out of date. */
    outdate() {
        const { seen } = this;
        this.seen = undefined;
        return seen;
    }
    async open() {
        const { workFolder, environment, ...rest } = this.options;
        const { github, repository, directory, siteBudget, progress } = rest;
        const { branch, prefix } = await this.settings();
        const remote = gitRemote(this.options);
        const git = await createGitRepository({ workFolder, remote, environment });
        return pagesBranch({
            git,
            github,
            repository,
            name: branch,
            prefix,
            directory,
            siteBudget,
            progress,
        });
    }
}

;// CONCATENATED MODULE: ./src/github/git/store-file.ts




const READ_SIZE = 1024 * 1024;
/**
 * Answers the object name of a large file, and stores it, streamed from disk, unless `held` says that the
 * remote has it. The name is reckoned first: it tells what need not be stored, and that what git stored is
 * what the page will promise. Another step may still be writing to the file.
 *
 * @throws ActionError `no-ipa` when the file has changed, or can no longer be read.
 */
async function storeFile(repository, file, held) {
    const { sha256, oid } = await digestsOf(file);
    if (sha256 !== file.sha256)
        throw changed(file);
    if (held.has(oid))
        return oid;
    const input = { file: file.path };
    const stored = await repository.output(['hash-object', '-w', '--stdin'], { input });
    if (stored.toString('utf8').trim() !== oid)
        throw changed(file);
    return oid;
}
function changed({ path }) {
    return new errors/* ActionError */.l(`${path} changed while it was being published`, {
        code: 'no-ipa',
        hint: 'Let the step that builds the IPA come to its end before this one begins.',
    });
}
/** An object name is the digest of `blob SP size NUL` and the content (gitformat-pack(5), git-hash-object(1)). */
async function digestsOf({ path, size, }) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const name = (0,external_node_crypto_.createHash)('sha1').update(`blob ${size}\0`);
    try {
        for await (const piece of (0,external_node_fs_.createReadStream)(path, { highWaterMark: READ_SIZE })) {
            sha256.update(piece);
            name.update(piece);
        }
    }
    catch (cause) {
        throw unreadableInput(path, cause);
    }
    return { sha256: sha256.digest('hex'), oid: name.digest('hex') };
}

;// CONCATENATED MODULE: ./src/targets/branch/commit-message.ts
/** Characters. A subject line, not a letter. */
const LONGEST_MESSAGE = 200;
/**
 * GitHub turns `@name` and `#1` of any pushed commit into mentions and references, and an app's
 * identifier may hold both. A zero-width space after the sign defuses them.
 */
function commitMessage(reason) {
    const line = reason.replace(/\p{Cc}+/gu, ' ').replace(/[@#]/g, '$&\u200B');
    return [...line].slice(0, LONGEST_MESSAGE).join('');
}

;// CONCATENATED MODULE: ./src/targets/branch/update.ts










/**
 * Reads the branch, edits, and writes it as one compare-and-swap. When another run was faster, or the
 * connection broke, it starts again from a fresh snapshot.
 *
 * @throws ActionError `lost-race` or `network` after the last try; anything that is final at once.
 */
async function updateBranch(branch, update) {
    const writer = new BranchWriter(branch, update);
    return patiently(update, async (attempts) => ({ ...(await writer.attempt()), attempts }));
}
/** Makes the branch, when there is none, with nothing but what says whose it is. */
function makeBranch(branch, { clock, progress }) {
    return updateBranch(branch, {
        edit: () => ({ write: [], remove: [], gone: [] }),
        create: 'always',
        reason: 'Make a branch for GitHub Pages to serve',
        clock,
        progress,
    });
}
/** Remembers between tries what need not be done again. */
class BranchWriter {
    branch;
    update;
    /** Object names of large files by digest. */
    stored = new Map();
    /** A push whose answer was lost may have arrived. */
    pushed;
    known;
    constructor(branch, update) {
        this.branch = branch;
        this.update = update;
        this.known = update.known;
    }
    async attempt() {
        const snapshot = (await this.stillSo()) ?? (await readPagesBranch(this.branch));
        const { head } = snapshot;
        if (head !== undefined && head.commit === this.pushed)
            return { kind: 'written', commit: head.commit };
        const change = this.update.edit(snapshot.shelf);
        const edit = await this.treeEdit(snapshot, change);
        if (isEmpty(edit))
            return { kind: 'unchanged', commit: head?.commit ?? '' };
        const tree = await writeTree(this.branch.git, head?.tree, edit);
        if (tree === head?.tree)
            return { kind: 'unchanged', commit: head.commit };
        await this.update.beforeWrite?.(change);
        const commit = await this.push(snapshot, tree);
        this.update.progress(this.pushedInWords(commit, edit));
        return { kind: 'written', commit };
    }
    /**
     * The branch as it was last read, for the first try. Whether it still is so the push finds out, before
     * it sends anything; nothing is taken away, refused or called unchanged on the word of an earlier look.
     */
    async stillSo() {
        const { known } = this;
        this.known = undefined;
        if (known?.head === undefined)
            return known;
        if (this.onlyAddsTo(known))
            return known;
        const { git, name } = this.branch;
        const asked = isTip(git, { branch: name, commit: known.head.commit });
        // Whatever keeps it from being told, reading anew will tell as well.
        return (await asked.catch(() => false)) ? known : undefined;
    }
    onlyAddsTo(known) {
        try {
            return onlyAdds(known, this.update.edit(known.shelf));
        }
        catch {
            // There may be room by now.
            return false;
        }
    }
    async treeEdit(snapshot, change) {
        const { directory, prefix, name } = this.branch;
        requireOurPaths(change, directory);
        const entries = snapshot.head?.entries ?? [];
        requireFreeFolder(entries, `${prefix}${directory}`);
        const files = change.write.map(file => ({ ...file, path: `${prefix}${file.path}` }));
        if (snapshot.owner === 'theirs') {
            requireOwnFiles(entries, `${prefix}${directory}`, files.map(({ path }) => path));
        }
        const creates = snapshot.head === undefined && (files.length > 0 || this.update.create === 'always');
        const first = creates ? newBranchFiles(name, prefix).map(asSiteFile) : [];
        return {
            write: await this.store([...first, ...files], new Set(entries.map(({ oid }) => oid))),
            remove: snapshot.head === undefined ? [] : change.remove.map(path => `${prefix}${path}`),
        };
    }
    async store(files, held) {
        const small = files.flatMap(({ path, content }) => content.kind === 'bytes' ? [{ path, bytes: content.bytes }] : []);
        const oids = await storeBytes(this.branch.git, small.map(({ bytes }) => bytes));
        const written = small.map(({ path, bytes }, index) => {
            const oid = oids[index] ?? '';
            this.branch.sizes.set(oid, bytes.length);
            return { path, oid };
        });
        for (const { path, content } of files) {
            if (content.kind === 'file')
                written.push({ path, oid: await this.storeLarge(content, held) });
        }
        return written;
    }
    async storeLarge(file, held) {
        const oid = this.stored.get(file.sha256) ?? (await storeFile(this.branch.git, file, held));
        // The next tip may no longer hold it.
        if (!held.has(oid))
            this.stored.set(file.sha256, oid);
        this.branch.sizes.set(oid, file.size);
        return oid;
    }
    /** `Pushed to gh-pages (3f2a1bc, 5 files, 3 MB)`. */
    pushedInWords(commit, { write, remove }) {
        const { name, sizes } = this.branch;
        const size = write.reduce((sum, { oid }) => sum + (sizes.get(oid) ?? 0), 0);
        const files = write.length === 0 ? '' : `, ${(0,in_words/* counted */.hS)(write.length, 'file')}, ${(0,in_words/* sizeInWords */._u)(size)}`;
        const gone = remove.length === 0 ? '' : `, ${remove.length} deleted`;
        return `Pushed to ${name} (${commit.slice(0, 7)}${files}${gone})`;
    }
    push({ head, owner }, tree) {
        const { clock, progress, reason } = this.update;
        return this.branch.mover.move({
            tree,
            from: head,
            keepHistory: owner === 'theirs',
            message: commitMessage(reason),
            now: clock.now,
            progress,
            onCommit: commit => {
                this.pushed = commit;
            },
        });
    }
}
/** Then there is something to push, and nobody's link goes. */
function onlyAdds({ shelf }, { write, gone }) {
    const there = new Set(shelf.files.map(({ path }) => path));
    return gone.length === 0 && write.some(({ path }) => !there.has(path));
}
function isEmpty({ write, remove }) {
    return write.length === 0 && remove.length === 0;
}
function asSiteFile({ path, bytes }) {
    return { path, content: { kind: 'bytes', bytes } };
}

;// CONCATENATED MODULE: ./src/targets/deployment/deployment.ts

/** Sees to it that the site shows what the branch holds; a missing branch holds nothing. */
async function bringOnline(publication, deployment, git) {
    const { kind, commit } = publication;
    if (commit === '')
        return publication;
    if (kind === 'written')
        await deployment.start();
    else
        await deployment.ensure(await commitTime(git, commit));
    return publication;
}

;// CONCATENATED MODULE: ./src/github/releases/assets.ts




/** GitHub's largest page. */
const assets_PER_PAGE = 100;
/** All files of a release, in the order in which they came. */
async function listAssets(access, release) {
    const { github } = access;
    const pages = github.paginate(github.rest.repos.listReleaseAssets, {
        ...release_nameOf(access),
        release_id: release.id,
        per_page: assets_PER_PAGE,
    });
    const doing = `listing the assets of the release ${release.tag} of ${fullName(access.repository)}`;
    return (await calling(reading(doing), pages)).map(assetFrom);
}
/** One that is not there is no error. */
async function deleteAsset(access, asset) {
    const request = access.github.rest.repos.deleteReleaseAsset({
        ...release_nameOf(access),
        asset_id: asset.id,
    });
    const doing = `deleting the release asset ${asset.name} of ${fullName(access.repository)}`;
    await refusal_writing(doing, request.catch(thrown => {
        if (statusOf(thrown) !== 404)
            throw thrown;
    }));
}
/** GitHub's answer in our words; whatever is not `uploaded` cannot be fetched. */
function assetFrom(raw) {
    return {
        id: raw.id,
        name: raw.name,
        state: raw.state === 'uploaded' ? 'uploaded' : 'starter',
        size: raw.size,
        sha256: /^sha256:([0-9a-f]{64})$/i.exec(raw.digest ?? '')?.[1]?.toLowerCase(),
        url: raw.browser_download_url,
        createdAt: new Date(raw.created_at),
    };
}
/** Whether the asset holds exactly these bytes, as far as GitHub tells. */
function assets_holds(asset, { size, sha256 }) {
    const sameDigest = asset.sha256 === undefined || asset.sha256 === sha256;
    return asset.state === 'uploaded' && asset.size === size && sameDigest;
}

;// CONCATENATED MODULE: ./src/github/releases/upload-progress.ts
/** Milliseconds between two lines. Small files are done before the first. */
const INTERVAL = 5_000;
/** A line every few seconds: how much is done, how fast, and how long it will take. */
function uploadProgress(options) {
    const start = options.now().getTime();
    let last = start;
    return sent => {
        const time = options.now().getTime();
        if (time - last < INTERVAL || sent >= options.size)
            return;
        last = time;
        options.progress(line(sent, (time - start) / 1000, options));
    };
}
function line(sent, seconds, { name, size }) {
    const rate = sent / seconds;
    const share = Math.floor((100 * sent) / size);
    const left = Math.ceil((size - sent) / rate);
    return `Uploading ${name}: ${megabytes(sent)} of ${megabytes(size)} MB (${share} %), ${megabytes(rate)} MB/s, ${duration(left)} left`;
}
function megabytes(bytes) {
    return (bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0);
}
function duration(seconds) {
    return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

;// CONCATENATED MODULE: ./src/github/releases/upload-refusal.ts




/** Milliseconds. A job that hangs longer for a limit costs more than one that fails. */
const LONGEST_WAIT = 300_000;
/** Milliseconds after a limit that does not say how long it lasts (GitHub Docs, «Rate limits for the REST API»). */
const UNTOLD_WAIT = 60_000;
/** Characters of an answer that is no JSON, which then is the page of a proxy. */
const upload_refusal_LONGEST_QUOTE = 200;
/** What the upload host said instead of taking the file. */
function refusedUpload(answer, doing, now) {
    const { status, headers } = answer;
    const message = messageIn(answer.text);
    const limited = isRateLimit({ status, headers, said: message });
    const taken = status === 422 && /already_exists/.test(answer.text);
    const retryAfter = waitAsked(headers, now) ?? (limited ? UNTOLD_WAIT : 0);
    const passing = status >= 500 || status === 408 || limited || taken || status === 200;
    return {
        error: upload_refusal_explained(answer, message, doing),
        passing: passing && retryAfter <= LONGEST_WAIT,
        retryAfter,
    };
}
function upload_refusal_explained({ status, headers, text }, message, doing) {
    if (status === 422 && /immutable/i.test(text)) {
        return immutableRelease(doing);
    }
    if (status === 422 && /file_count|size must be/.test(text)) {
        return new errors/* ActionError */.l(`GitHub refused ${doing}: ${text.slice(0, upload_refusal_LONGEST_QUOTE)}`, {
            code: 'github',
            hint: 'A release takes 1,000 files of just under 2 GiB. Set `release-tag` to another tag, or remove builds.',
        });
    }
    const error = Object.assign(new Error(message), { status, response: { headers } });
    return apiError(error, { doing, permission: 'contents: write' });
}
function messageIn(text) {
    try {
        const answer = JSON.parse(text);
        const message = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'message') : undefined;
        const errors = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'errors') : undefined;
        return `${String(message)}${errors === undefined ? '' : ` ${JSON.stringify(errors)}`}`;
    }
    catch {
        return text.slice(0, upload_refusal_LONGEST_QUOTE);
    }
}
/** The same document: `retry-after` in seconds, or the time of the reset; undefined when it says neither. */
function waitAsked(headers, now) {
    const seconds = /^\d{1,5}$/.exec(String(headers['retry-after'] ?? ''))?.[0];
    if (seconds !== undefined)
        return Number(seconds) * 1000;
    if (headers['x-ratelimit-remaining'] !== '0')
        return undefined;
    const reset = /^\d{1,12}$/.exec(String(headers['x-ratelimit-reset'] ?? ''))?.[0];
    return reset === undefined ? undefined : Math.max(0, Number(reset) * 1000 - now.getTime());
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./src/github/releases/upload-request.ts








/**
 * Milliseconds without a byte in either direction. GitHub may take minutes to store the last part, and
 * `fetch` gives up after five whatever one sets (softprops/action-gh-release#549).
 */
const STALL_TIMEOUT = 600_000;
/** Bytes read at once: large enough to keep a fast line busy, and all the memory that an upload takes. */
const upload_request_PIECE = 256 * 1024;
/** Bytes of an answer that are looked at; GitHub's have three thousand. */
const ANSWER_LIMIT = 1024 * 1024;
/**
 * Sends a file in one pass, hashing it on the way, and answers whatever the server says. The bytes are
 * streamed, never collected. Redirects are not followed: the token is for this host only.
 *
 * @throws whatever broke the connection, or the reading of the file.
 */
async function sendUpload(upload) {
    const request = upload_request_open(upload);
    const answer = answerTo(request);
    const meter = new Meter(upload);
    // A refusal may come long before the last byte, so the answer is what counts.
    const sending = (0,external_node_stream_promises_.pipeline)(upload_request_source(upload), meter, request).then(() => undefined, (error) => {
        request.destroy(error);
        return error;
    });
    try {
        return { ...(await answer), sha256: meter.sha256 };
    }
    catch (thrown) {
        const failure = await sending;
        throw failure instanceof errors/* ActionError */.l ? failure : thrown;
    }
    finally {
        request.destroy();
        await sending;
    }
}
function upload_request_open({ url, token, contentType, size }) {
    const agent = proxyFor(url);
    const send = url.protocol === 'http:' ? (external_node_http_default()).request : (external_node_https_default()).request;
    return send(url, {
        method: 'POST',
        timeout: STALL_TIMEOUT,
        headers: {
            accept: 'application/vnd.github+json',
            authorization: `token ${token}`,
            'content-length': size,
            'content-type': contentType,
            'user-agent': 'tap-to-install',
        },
        ...(agent === undefined ? {} : { agent }),
    });
}
/** The runner's proxy, which the toolkit has found for the interface; it speaks one protocol only. */
function proxyFor(url) {
    const agent = utils/* defaults */.NT.request?.['agent'];
    const sameProtocol = new URL(utils/* defaults */.NT.baseUrl ?? 'https:').protocol === url.protocol;
    return sameProtocol && agent instanceof (external_node_http_default()).Agent ? agent : undefined;
}
function upload_request_source({ body, size }) {
    if (body.kind === 'bytes')
        return external_node_stream_.Readable.from([Buffer.from(body.bytes)]);
    return (0,external_node_fs_.createReadStream)(body.path, { end: size - 1, highWaterMark: upload_request_PIECE });
}
function answerTo(request) {
    return new Promise((resolve, reject) => {
        let answered = false;
        // Once an answer has begun, only reading it tells how it ends.
        const fail = (error) => {
            if (!answered)
                reject(error);
        };
        request.once('error', fail);
        request.once('close', () => fail(new Error('the connection was closed without an answer')));
        request.once('timeout', () => {
            request.destroy(new Error(`no data for ${STALL_TIMEOUT / 60_000} minutes`));
        });
        request.once('response', response => {
            answered = true;
            const { statusCode: status = 0, headers } = response;
            read(response).then(text => resolve({ status, headers, text }), reject);
        });
    });
}
async function read(response) {
    const pieces = [];
    let length = 0;
    for await (const piece of response) {
        length += piece.length;
        if (length > ANSWER_LIMIT)
            throw new Error('the answer is too long');
        pieces.push(piece);
    }
    return Buffer.concat(pieces).toString('utf8');
}
/** @param how for example `it has 3 bytes now, not 5` */
function fileChanged(how) {
    return new errors/* ActionError */.l(`A file was changed while it was being uploaded: ${how}`, {
        code: 'unreadable-ipa',
        hint: 'Let no other step write to the IPA while this one runs.',
    });
}
/** Counts and hashes what goes through. */
class Meter extends external_node_stream_.Transform {
    /** Undefined until all of the file went through. */
    sha256;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #upload;
    #sent = 0;
    constructor(upload) {
        super();
        this.#upload = upload;
    }
    _transform(piece, _encoding, done) {
        this.#hash.update(piece);
        this.#sent += piece.length;
        this.#upload.onSent(this.#sent);
        this.push(piece);
        done();
    }
    _flush(done) {
        if (this.#sent !== this.#upload.size) {
            done(fileChanged(`it has ${this.#sent} bytes now, not ${this.#upload.size}`));
            return;
        }
        this.sha256 = this.#hash.digest('hex');
        done();
    }
}

;// CONCATENATED MODULE: ./src/github/releases/upload-asset.ts






/** An upload may take an hour, so an outage of a minute or two is worth waiting for. */
const BACKOFF = { attempts: 5, firstDelay: 2_000, longestDelay: 60_000 };
/**
 * Puts a file into a release. After a failure the release is asked what it holds: the answer may be all
 * that was lost (github-release/github-release#87). Half an upload is deleted before the next try, which
 * reads the file anew.
 *
 * @throws ActionError `network` or `github` after the last try; `missing-permission`,
 * `release-immutable` and whatever another try does not change at once.
 */
async function uploadAsset(release, file, world) {
    for (let attempt = 1;; attempt++) {
        const result = await attemptUpload(release, file, world);
        if (!('error' in result))
            return result;
        if (!result.passing || attempt >= BACKOFF.attempts)
            throw result.error;
        const found = await lookUp(release, file, world);
        if (found !== undefined)
            return found;
        const delay = Math.max((0,primitives_clock/* delayBefore */.L)(attempt, BACKOFF, world.clock.random), result.retryAfter);
        world.progress(`${(0,errors/* messageOf */.b)(result.error)} Trying again in ${(delay / 1000).toFixed(1)} s (${attempt} of ${BACKOFF.attempts - 1})`);
        await world.clock.sleep(delay);
    }
}
async function attemptUpload(release, file, world) {
    const doing = `uploading ${file.name} to the release ${release.tag}`;
    try {
        const { name, size } = file;
        const { token, clock, progress } = world;
        const onSent = uploadProgress({ name, size, now: clock.now, progress });
        const answer = await sendUpload({ ...file, url: addressFor(release, name), token, onSent });
        if (answer.status !== 201)
            return refusedUpload(answer, doing, clock.now());
        const asset = assetFrom(JSON.parse(answer.text));
        if (answer.sha256 === file.sha256)
            return await accept(asset, file, world);
        await deleteAsset(world, asset);
        throw fileChanged(`${file.name} has another digest`);
    }
    catch (thrown) {
        if (thrown instanceof errors/* ActionError */.l)
            throw thrown;
        const message = `The connection broke while ${doing}: ${(0,errors/* messageOf */.b)(thrown)}.`;
        const error = new errors/* ActionError */.l(message, { code: 'network', cause: thrown });
        return { error, passing: true, retryAfter: 0 };
    }
}
function addressFor({ uploadUrl }, name) {
    const url = new URL(uploadUrl);
    url.searchParams.set('name', name);
    return url;
}
async function accept(asset, file, world) {
    if (asset.name !== file.name) {
        await deleteAsset(world, asset);
        throw new errors/* ActionError */.l(`GitHub took ${file.name} as ${asset.name}, so no link would find it`, {
            code: 'malformed',
        });
    }
    if (assets_holds(asset, file))
        return asset;
    const message = `GitHub does not hold all of ${file.name} (${asset.state}, ${asset.size} bytes).`;
    return { error: new errors/* ActionError */.l(message, { code: 'network' }), passing: true, retryAfter: 0 };
}
/** What the release holds under that name: the file itself, or nothing after this. */
async function lookUp(release, file, world) {
    const assets = await listAssets(world, release);
    const found = assets.find(({ name }) => name === file.name);
    if (found === undefined || assets_holds(found, file))
        return found;
    world.progress(`Deleting what an earlier try left of ${file.name} (${found.state})`);
    await deleteAsset(world, found);
    return undefined;
}

;// CONCATENATED MODULE: ./src/targets/release/address.ts

/** @param webUrl the repository's page, without trailing slash */
function assetUrl(webUrl, { tag, name }) {
    const path = [tag, name].map(encodeURIComponent).join('/');
    return (0,https_url/* httpsUrl */.N)(`${webUrl}/releases/download/${path}`);
}
/**
 * What an address means, however it is spelled: GitHub serves a tag with a slash as it is and as `%2F`,
 * and owner and repository in any case. Undefined for an address of elsewhere.
 */
function parseAssetUrl(webUrl, url) {
    const start = `${webUrl}/releases/download/`;
    if (!url.toLowerCase().startsWith(start.toLowerCase()))
        return undefined;
    const segments = url.slice(start.length).split('/').map(address_decoded);
    const name = segments.pop();
    if (name === undefined || segments.length === 0 || segments.includes(undefined))
        return undefined;
    return { tag: segments.join('/'), name };
}
function address_decoded(segment) {
    try {
        return decodeURIComponent(segment);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/targets/release/asset-name.ts

/** Characters of the part that is there for people. */
const LONGEST_READABLE = 100;
const SCOPE_DIGITS = 6;
const IDENTITY_DIGITS = 10;
/**
 * What the names of a build's files begin with: unique for site, channel, app and build, so that no
 * file is ever replaced by another. GitHub turns characters outside `[A-Za-z0-9._+@-]`, and runs of
 * dots, into one dot (actions/upload-release-asset#57), so none of those is used.
 */
function assetStem(build, scope) {
    const readable = `${build.channel}-${build.bundleId}`
        .replace(/[^A-Za-z0-9]+/g, '-')
        .slice(0, LONGEST_READABLE)
        .replace(/^-+|-+$/g, '');
    const identity = digest([scopeText(scope), build.channel, build.bundleId], IDENTITY_DIGITS);
    return `${readable || 'app'}.${build.buildId}.${scopeMark(scope)}${identity}`;
}
/** The same from what a build record says. */
function stemOf({ channel, app, buildId }, scope) {
    return assetStem({ channel: channel.name, bundleId: app.bundleId, buildId }, scope);
}
/** The stem of a file that this scope may delete; undefined for everybody else's. */
function stemIn(name, scope) {
    const match = NAME.exec(name);
    return match?.[2] === scopeMark(scope) ? match[1] : undefined;
}
/** Whether a file is named as this action names them, whichever site it belongs to. */
function isNamedByUs(name) {
    return NAME.test(name);
}
const NAME = /^([A-Za-z0-9-]+\.\d+-[0-9a-f]{8}\.([0-9a-f]{6})[0-9a-f]{10})\.[a-z.]+$/;
function scopeMark(scope) {
    return digest([scopeText(scope)], SCOPE_DIGITS);
}
function scopeText({ target, directory }) {
    return `${target}:${directory}`;
}
function digest(parts, digits) {
    return (0,external_node_crypto_.createHash)('sha256').update(parts.join('\0')).digest('hex').slice(0, digits);
}
/** GitHub serves every asset as this, whatever it was uploaded as. */
const IPA_TYPE = 'application/octet-stream';
function ipaName(stem) {
    return `${stem}.ipa`;
}

;// CONCATENATED MODULE: ./src/targets/release/tag.ts
/** The pre-release that takes the builds of pull requests and branches. */
const ROLLING_TAG = 'tap-to-install';
/** Where releases are made that nothing can be added to later: one for each build. */
const SEALED_PREFIX = `${ROLLING_TAG}-`;
/** Made by us: nobody else's drafts and releases have such tags. */
function isOurs(tag) {
    return tag === ROLLING_TAG || tag.startsWith(SEALED_PREFIX);
}

;// CONCATENATED MODULE: ./src/targets/release/draft.ts





/** The request is small, and a lost answer is looked for before it is asked again. */
const draft_BACKOFF = { attempts: 4, firstDelay: 1_000, longestDelay: 15_000 };
const NOTES = [
    'Builds of this repository for testing, put here by Tap to Install.',
    'Install them from the links in pull requests; old ones are deleted from here by themselves.',
].join('\n');
/**
 * A release that nobody sees yet, or the one that another run has published for the tag meanwhile.
 * Making one twice is harmless but leaves a draft behind, so after a failure the drafts are looked
 * through first.
 */
async function openDraft(world, tag) {
    for (let attempt = 1;; attempt++) {
        try {
            return await createRelease(world, { tag, title: titleOf(tag), notes: NOTES, draft: true });
        }
        catch (thrown) {
            if (!mayPass(thrown) || attempt >= draft_BACKOFF.attempts)
                throw thrown;
            const made = (await allReleases(world)).filter(release => release.tag === tag);
            // A draft beside a published release is another run's that came too late, and is about to be deleted.
            const lasting = made.find(({ draft }) => !draft) ?? made[0];
            if (lasting !== undefined)
                return lasting;
            await world.clock.sleep((0,primitives_clock/* delayBefore */.L)(attempt, draft_BACKOFF, world.clock.random));
        }
    }
}
/** Made by us: for one of our tags, or with our words for the release of somebody's tag. */
function isOwnDraft({ tag, notes }) {
    return isOurs(tag) || notes === NOTES;
}
/** Publishes, or answers the release that another run has published for the tag meanwhile. */
async function publishDraft(world, draft) {
    try {
        return await publishRelease(world, draft);
    }
    catch (thrown) {
        const published = await findRelease(world, draft.tag);
        if (published === undefined || published.id !== draft.id)
            await deleteRelease(world, draft);
        if (published === undefined)
            throw thrown;
        return published;
    }
}
/**
 * A release that was all ours, with its tag. The rolling one's stays: it tells later runs that it is used
 * up, which GitHub's interface does not. So does one that cannot be deleted: it is only a name.
 */
async function discardRelease(world, release) {
    await deleteRelease(world, release);
    if (release.tag === ROLLING_TAG)
        return;
    try {
        await deleteTag(world, release.tag);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ActionError */.l))
            throw thrown;
        world.progress(`The tag ${release.tag} stays: ${thrown.message}`);
    }
}
function titleOf(tag) {
    return isOurs(tag) ? 'Builds for testing' : tag;
}
/** No answer, or a fault of GitHub's: it may have been done all the same. Or another run was faster. */
function mayPass(thrown) {
    if (!(thrown instanceof errors/* ActionError */.l))
        return false;
    return thrown.code === 'lost-race' || (statusOf(thrown.cause) ?? 0) >= 500;
}

;// CONCATENATED MODULE: ./src/targets/release/drop.ts



/**
 * Deletes some files of a release, or the release with its tag when nothing else lies on it and nothing
 * will: it was made for one build. Answers how many files went.
 */
async function dropFrom({ release, assets }, gone, world) {
    if (gone.length === 0)
        return 0;
    if (gone.length === assets.length && isForOneBuild(release)) {
        await discardRelease(world, release);
    }
    else if (release.immutable) {
        world.progress(`The release ${release.tag} is immutable: its files stay until it is deleted`);
        return 0;
    }
    else {
        for (const asset of gone)
            await deleteAsset(world, asset);
    }
    return gone.length;
}
function isForOneBuild({ tag, immutable }) {
    return isOurs(tag) && (immutable || tag !== ROLLING_TAG);
}

;// CONCATENATED MODULE: ./src/targets/release/files.ts




/** The ending of an asset's name, by the name of the file in a build's folder. */
const ENDINGS = {
    [layout/* buildFiles */.CB.manifest]: '.plist',
    [layout/* buildFiles */.CB.icon]: '.icon.png',
    [layout/* buildFiles */.CB.qr]: '.qr.png',
    [layout/* buildFiles */.CB.page]: '.html',
    [layout/* buildFiles */.CB.facts]: '.build.json',
};
/** What an asset of ours is; `ipa` has no name of its own in a build's folder. */
function endingOf(file) {
    return ENDINGS[layout/* buildFiles */.CB[file]] ?? '';
}
/** The file of a build's folder that an asset stands for; undefined for the IPA and for others. */
function fileNamed(ending) {
    return Object.keys(ENDINGS).find(name => ENDINGS[name] === ending);
}
/** Of a change the builds that it adds. Shared pages have no place on a release. */
function addedBuilds({ write }) {
    return write.flatMap(file => {
        const record = recordIn(file);
        if (record === undefined)
            return [];
        const folder = file.path.slice(0, -layout/* buildFiles */.CB.facts.length);
        const files = write.flatMap(beside => assetIn(beside, folder));
        return [{ record, files: files.toSorted(factsLast) }];
    });
}
function recordIn({ path, content }) {
    if (content.kind !== 'bytes' || !path.endsWith(`/${layout/* buildFiles */.CB.facts}`))
        return undefined;
    return parseBuildJson(content.bytes);
}
function assetIn({ path, content }, folder) {
    const ending = path.startsWith(folder) ? ENDINGS[path.slice(folder.length)] : undefined;
    if (ending === undefined || content.kind !== 'bytes')
        return [];
    return [{ ending, bytes: content.bytes }];
}
function factsLast(a, b) {
    const facts = endingOf('facts');
    return Number(a.ending === facts) - Number(b.ending === facts);
}
/** Small files that were rendered. GitHub serves every asset as a download, whatever is said here. */
function assetOf(name, bytes) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    const contentType = name.endsWith('.png') ? 'image/png' : 'application/octet-stream';
    return { name, contentType, size: bytes.length, sha256, body: { kind: 'bytes', bytes } };
}
/** `Uploaded to the release tap-to-install (5 files, 3 MB)`. */
function uploadedInWords(tag, files) {
    const size = files.reduce((sum, file) => sum + file.size, 0);
    return `Uploaded to the release ${tag} (${(0,in_words/* counted */.hS)(files.length, 'file')}, ${(0,in_words/* sizeInWords */._u)(size)})`;
}

;// CONCATENATED MODULE: ./src/targets/release/leftover.ts
/** Milliseconds. A file that nothing points to may belong to a run that is not done; none lasts longer. */
const LEFTOVER_AGE = 24 * 60 * 60 * 1000;
/** So old that a sweep may take it for a leftover before a run that uses it is done. */
function isNearlyLeftover({ createdAt }, now) {
    return now.getTime() - createdAt.getTime() > LEFTOVER_AGE / 2;
}
/** Old enough to belong to no run that is still at work. */
function isLeftover({ createdAt }, now) {
    return now.getTime() - createdAt.getTime() > LEFTOVER_AGE;
}

;// CONCATENATED MODULE: ./src/targets/release/store.ts












/** Files per release. GitHub takes 1,000; the rest is for what other runs add meanwhile. */
const ASSET_LIMIT = 950;
/**
 * Files of ours on releases. A release that exists takes them one by one; one that does not is made as
 * a draft, filled and published, which is the only way when the repository makes its releases immutable.
 */
class ReleaseStore {
    options;
    #sealed;
    constructor(options) {
        this.options = options;
    }
    /** The tag whose release will take the build. Writes nothing. */
    async tagFor(stem) {
        this.#sealed ??= this.#isSealed();
        return (await this.#sealed) ? `${SEALED_PREFIX}${this.options.runKey}-${stem}` : this.tag;
    }
    /** The address that a file will have. */
    async urlOf(tag, name) {
        return assetUrl(await this.options.webUrl(), { tag, name });
    }
    /** What an address means; undefined for one that is not of this repository. */
    async parse(url) {
        return parseAssetUrl(await this.options.webUrl(), url);
    }
    /** The release that is used when it can take more files than one build's. */
    get tag() {
        return this.options.releaseTag ?? ROLLING_TAG;
    }
    /**
     * Puts the files of some builds online. What is there already is left alone.
     *
     * @returns whether anything had to be written
     * @throws ActionError as of `uploadAsset`; `release-immutable` when the release takes no more files, and
     * then a new plan leads elsewhere; `malformed` when an address is not the promised one
     */
    async put(bundles) {
        const tags = [...new Set(bundles.map(({ tag }) => tag))];
        const results = [];
        for (const tag of tags) {
            const files = bundles
                .filter(bundle => bundle.tag === tag)
                .flatMap(({ isLive, files }) => files.map(file => ({ ...file, isLive })));
            results.push(await this.#putAll(tag, files).catch(thrown => this.#learnFrom(thrown)));
        }
        return results.includes(true) ? 'written' : 'unchanged';
    }
    /** GitHub tells that releases are immutable only when there is one: the next plan knows. */
    #learnFrom(thrown) {
        if (isSealing(thrown))
            this.#sealed = Promise.resolve(true);
        throw thrown;
    }
    /** Deletes files of one release; those that are not there are no error. */
    async drop(tag, isGone) {
        const release = await findRelease(this.options, tag);
        if (release === undefined)
            return 0;
        const assets = await listAssets(this.options, release);
        return dropFrom({ release, assets }, assets.filter(isGone), this.options);
    }
    /** Every published release that may hold files of ours, with all of its files; and every draft. */
    async releases() {
        const all = await allReleases(this.options);
        const drafts = all.filter(({ draft }) => draft);
        const published = all.filter(release => !release.draft && this.#mayHoldOurs(release));
        const lists = await Promise.all(published.map(release => listAssets(this.options, release)));
        const held = published.map((release, index) => ({ release, assets: lists[index] ?? [] }));
        return { drafts, held };
    }
    /** Those of tags hold files of ours, too: a run for a tag attaches its build there. */
    #mayHoldOurs({ tag, fileNames }) {
        return tag === this.tag || isOurs(tag) || fileNames.some(isNamedByUs);
    }
    async #isSealed() {
        const release = await findRelease(this.options, this.tag);
        if (release !== undefined)
            return release.immutable;
        // The tag of an immutable release stays used up after the release is deleted.
        return this.options.releaseTag === undefined && (await hasTag(this.options, ROLLING_TAG));
    }
    async #putAll(tag, files) {
        const existing = await findRelease(this.options, tag);
        if (existing !== undefined)
            return this.#fill(existing, files);
        const draft = await openDraft(this.options, tag);
        if (!draft.draft)
            return this.#fill(draft, files);
        await this.#fill(draft, files);
        const release = await publishDraft(this.options, draft);
        // Another run published first: its release takes our files too.
        if (release.id !== draft.id)
            await this.#fill(release, files);
        await this.#requirePromised(release, files);
        return true;
    }
    async #fill(release, files) {
        const there = new Map((await listAssets(this.options, release)).map(asset => [asset.name, asset]));
        const missing = files.filter(file => {
            const asset = there.get(file.name);
            return asset === undefined || !assets_holds(asset, file) || this.#mayBeSwept(asset, file);
        });
        if (missing.length > 0 && release.immutable)
            throw immutableRelease(`adding files to the release ${release.tag}`);
        this.#requireRoom(release, there.size + missing.length);
        for (const file of missing) {
            const leftover = there.get(file.name);
            if (leftover !== undefined)
                await deleteAsset(this.options, leftover);
            const asset = await uploadAsset(release, file, this.options);
            if (!release.draft)
                await this.#requireUrl(release.tag, asset);
        }
        if (missing.length > 0)
            this.options.progress(uploadedInWords(release.tag, missing));
        return missing.length > 0;
    }
    /**
     * A file of an earlier try that nothing points to yet: a sweep that is at work at this moment may have
     * seen it and delete it by its number. A new one has another number.
     */
    #mayBeSwept(asset, { isLive }) {
        return !isLive && isNearlyLeftover(asset, this.options.clock.now());
    }
    #requireRoom({ tag }, files) {
        if (files <= ASSET_LIMIT)
            return;
        throw new errors/* ActionError */.l(`The release ${tag} would hold ${files} files; GitHub takes 1,000`, {
            code: 'site-too-large',
            hint: 'Run `command: sweep`, lower `keep-builds`, or set `release-tag` to another tag.',
        });
    }
    async #requirePromised(release, files) {
        const names = new Set(files.map(({ name }) => name));
        for (const asset of await listAssets(this.options, release)) {
            if (names.has(asset.name))
                await this.#requireUrl(release.tag, asset);
        }
    }
    /** The manifest names this address, so another one would never be asked for. */
    async #requireUrl(tag, { name, url }) {
        const place = await this.parse(url);
        if (place?.tag === tag && place.name === name)
            return;
        const promised = await this.urlOf(tag, name);
        throw new errors/* ActionError */.l(`GitHub serves ${name} at ${url}, not at ${promised} as expected`, {
            code: 'malformed',
            hint: 'When the repository was renamed or moved just now, run the job again.',
        });
    }
}

;// CONCATENATED MODULE: ./src/targets/release/access.ts






function releaseSide(options) {
    let answer;
    const repository = () => {
        answer ??= readRepository(options.github, options.repository);
        return answer;
    };
    const webUrl = async () => (await repository()).webUrl;
    return { store: new ReleaseStore({ ...options, webUrl }), repository };
}
/** Facts for a release of a repository that not everybody can read. */
function hiddenAssets(repository) {
    return {
        access: 'members-only',
        accessReason: `${fullName(repository)} is not public, and only people who are signed in can fetch the assets of its releases. Publish to a public repository with \`site-repository\`, or serve the IPA from a Pages site (at most 95 MiB).`,
    };
}
/** Nothing is pushed: it need not be there. */
const ANY_BRANCH = 'main';
/** @throws ActionError `missing-permission`; no release shows before it is written whether it may be. */
async function requireWriteAccess(options) {
    const { workFolder, environment } = options;
    const remote = gitRemote(options);
    const git = await createGitRepository({ workFolder, remote, environment });
    await patiently(options, () => checkWriteAccess(git, ANY_BRANCH));
}

;// CONCATENATED MODULE: ./src/targets/pages/access.ts


/** Bytes that the budget leaves when every build of ours goes. Unknown sizes count as nothing. */
function roomFor({ files }, { directory, siteBudget }) {
    const foreign = files.filter(({ path }) => !path.startsWith(`${directory}/`));
    return siteBudget - foreign.reduce((sum, { size = 0 }) => sum + size, 0);
}
/** Facts for a Pages site: organisations may keep theirs to their members. */
function pagesAccess(question, { site }) {
    if (site?.isPublic !== false)
        return { access: 'public', accessReason: '' };
    return {
        access: 'members-only',
        accessReason: `Only members can see the Pages site of ${fullName(question.repository)}. Make the site public at ${settingsPage(question)}, or publish to a public repository with \`site-repository\`.`,
    };
}

;// CONCATENATED MODULE: ./src/github/pages/builds.ts


/** More than a busy hour holds: GitHub's soft limit is ten builds an hour. */
const RECENT = 30;
/** The latest builds, newest first. Needs `pages: read`. */
async function recentPagesBuilds(github, repository) {
    const { data } = await calling({ doing: `reading the Pages builds of ${fullName(repository)}`, permission: 'pages: read' }, github.rest.repos.listPagesBuilds({
        owner: repository.owner,
        repo: repository.name,
        per_page: RECENT,
    }));
    return data.map(({ status, commit, error }) => ({
        status: statusFrom(status),
        commit,
        error: error.message ?? '',
    }));
}
/** Asks GitHub to build the site now, for when a push did not start it. Needs `pages: write`. */
async function requestPagesBuild(github, repository) {
    await calling({ doing: `requesting a Pages build of ${fullName(repository)}`, permission: 'pages: write' }, github.rest.repos.requestPagesBuild({ owner: repository.owner, repo: repository.name }));
}
/**
 * Asks for a build unless one is queued or under way already: GitHub builds a site once at a time, and
 * ten times an hour. A list that cannot be read counts as empty.
 *
 * @returns what was found or done, for the log
 */
async function ensurePagesBuild(github, repository) {
    const builds = await recentPagesBuilds(github, repository).catch(() => []);
    if (builds.some(({ status }) => status === 'queued' || status === 'building'))
        return 'under way';
    await requestPagesBuild(github, repository);
    return 'requested';
}
function statusFrom(status) {
    switch (status) {
        case 'queued':
        case 'building':
        case 'built':
        case 'errored':
            return status;
        default:
            return 'unknown';
    }
}

;// CONCATENATED MODULE: ./src/targets/pages/branch-build.ts

/** Asks for a build when none started by itself. */
async function nudgeBuild({ github, repository, progress }) {
    const build = await ensurePagesBuild(github, repository);
    progress(build === 'requested'
        ? 'GitHub had not started to build the site; asked it to'
        : 'GitHub is still building the site');
}
/**
 * Whether GitHub has given up. An older build that reads `errored` may have been superseded; the newest
 * cannot. A list that cannot be had says nothing.
 */
async function hasBuildFailed(site) {
    const newest = await newestBuild(site).catch(() => undefined);
    return newest?.status === 'errored';
}
/** GitHub's own words about the newest build: no later one can have superseded it. */
async function whyNotBuilt(site) {
    const newest = await newestBuild(site);
    if (newest?.status !== 'errored')
        return '';
    const words = newest.error === '' ? '' : `: ${newest.error}`;
    return `GitHub says that the newest Pages build, of commit ${newest.commit.slice(0, 7)}, failed${words}`;
}
async function newestBuild({ github, repository }) {
    return (await recentPagesBuilds(github, repository))[0];
}

;// CONCATENATED MODULE: ./src/targets/release/limit.ts
/** Bytes. GitHub asks for less than 2 GiB; exactly that much was answered with an error. */
const RELEASE_FILE_LIMIT = 2000000000;
const RELEASE = {
    kind: 'release',
    limit: {
        bytes: RELEASE_FILE_LIMIT,
        reason: 'GitHub takes release assets of less than 2 GiB',
        larger: '',
    },
};

;// CONCATENATED MODULE: ./src/targets/pages/ipa-host.ts


/** Bytes. GitHub refuses a pushed file above 100 MiB; the rest is room for how it counts. */
const BRANCH_FILE_LIMIT = 95 * 1024 * 1024;
const PAGES = {
    kind: 'pages',
    limit: {
        bytes: BRANCH_FILE_LIMIT,
        reason: 'GitHub refuses files above 100 MiB on a branch, so at most 95 MiB are published there',
        larger: 'Let a release take the IPA, up to 2 GB: “ipa-host: release” where the repository is public, else a public repository for the builds (input “site-repository”).',
    },
};
/**
 * Decides where the IPA goes. On a branch with somebody's own history every build would stay in that
 * history for ever, so there it goes only when asked for by name.
 *
 * @throws ActionError `bad-input` when there is no host that fits.
 */
async function chooseIpaHost(question) {
    const { wanted, owner, branch, size, room, isPublic } = question;
    if (wanted === 'pages')
        return PAGES;
    if (wanted === 'release')
        return RELEASE;
    if (owner === 'ours' && size <= Math.min(BRANCH_FILE_LIMIT, room))
        return PAGES;
    if (await isPublic())
        return RELEASE;
    // On Pages the preflight and the budget say precisely what does not fit.
    if (owner === 'ours')
        return PAGES;
    throw new errors/* ActionError */.l(`The branch ${branch} was not created by Tap to Install, so each IPA would stay in its history for ever, and release assets of a repository that is not public cannot be fetched by a phone`, {
        code: 'bad-input',
        hint: 'Set `ipa-host: pages` to accept that, let Pages serve a branch that Tap to Install creates, or let a public repository take the builds (input `site-repository`).',
    });
}

;// CONCATENATED MODULE: ./src/targets/release/tidy.ts






/** @param builds with the IPA on a release, or not */
function liveBuilds(builds, store, scope) {
    const live = builds.map(async ({ record }) => ({
        stem: stemOf(record, scope),
        tag: (await store.parse(record.urls.ipa))?.tag,
    }));
    return Promise.all(live);
}
/**
 * What runs that died have left on releases: files of ours that no build points to, and drafts. Whatever
 * is younger than a day may belong to a run that is still at work.
 *
 * @returns what was, or would be, deleted, in words
 */
async function tidyReleases(store, tidying) {
    const { drafts, held } = await store.releases();
    const old = await leftoverDrafts(drafts, store, tidying.now);
    const dead = await deadFiles(held, tidying);
    if (tidying.mode === 'delete')
        await deleteAll(store, old, dead);
    return [
        ...dead.flatMap(({ gone }) => gone.map(({ name }) => name)),
        ...old.map(({ tag }) => `the draft of a release ${tag}`),
    ];
}
/**
 * A draft's `created_at` may be the date of a commit (GitHub's description of a release), so one that a run is
 * filling can look old. Its files tell the time of their upload; without files it has nothing to lose.
 */
async function leftoverDrafts(drafts, { options }, now) {
    const old = [];
    for (const draft of drafts) {
        if (!isOwnDraft(draft) || !isLeftover(draft, now))
            continue;
        const assets = await listAssets(options, draft);
        if (assets.every(asset => isLeftover(asset, now)))
            old.push(draft);
    }
    return old;
}
async function deadFiles(held, { scope, now, live }) {
    const isOld = (asset) => stemIn(asset.name, scope) !== undefined && isLeftover(asset, now);
    const all = held.flatMap(({ assets }) => assets);
    if (!all.some(isOld))
        return [];
    const alive = await live(all);
    return held.flatMap(({ release, assets }) => {
        const kept = alive.filter(({ tag }) => tag === undefined || tag === release.tag);
        const stems = new Set(kept.map(({ stem }) => stem));
        const gone = assets.filter(asset => isOld(asset) && !stems.has(stemIn(asset.name, scope) ?? ''));
        return gone.length === 0 ? [] : [{ release, assets, gone }];
    });
}
async function deleteAll({ options }, drafts, dead) {
    for (const { gone, ...from } of dead)
        await dropFrom(from, gone, options);
    for (const draft of drafts)
        await deleteRelease(options, draft);
}

;// CONCATENATED MODULE: ./src/targets/pages/ipa-on-release.ts



/** IPAs of a Pages site that lie on a release. The pages and everything else stay on the branch. */
class IpaRelease {
    store;
    scope;
    constructor(store, scope) {
        this.store = store;
        this.scope = scope;
    }
    /** The placement with the address that the IPA will have. Writes nothing. */
    async place(build, placement) {
        const { channel, bundleId, buildId } = build;
        const stem = assetStem({ channel: channel.name, bundleId, buildId }, this.scope);
        const ipa = await this.store.urlOf(await this.store.tagFor(stem), ipaName(stem));
        return { ...placement, urls: { ...placement.urls, ipa } };
    }
    /** Before anything points to them. */
    async put(ipas, shelf) {
        const live = this.stemsOf(shelf);
        const bundles = [];
        for (const { record, path } of ipas) {
            const place = await this.store.parse(record.urls.ipa);
            if (place === undefined)
                continue;
            const { size, sha256 } = record.ipa;
            const body = { kind: 'file', path };
            const file = { name: place.name, contentType: IPA_TYPE, size, sha256, body };
            const stem = stemOf(record, this.scope);
            bundles.push({ stem, tag: place.tag, isLive: live.has(stem), files: [file] });
        }
        await this.store.put(bundles);
    }
    /** After nothing points to them any more. A record can name only files that are named after itself. */
    async discard(gone) {
        const names = new Map();
        for (const { record } of gone) {
            const place = await this.locate(record);
            if (place !== undefined) {
                names.set(place.tag, (names.get(place.tag) ?? new Set()).add(place.name));
            }
        }
        for (const [tag, files] of names) {
            await this.store.drop(tag, ({ name }) => files.has(name));
        }
    }
    /** What runs that died have left: files of ours that no build of the site points to. */
    async tidy(mode, { read, now }) {
        const live = async () => liveBuilds((await read()).builds, this.store, this.scope);
        return tidyReleases(this.store, { scope: this.scope, now, mode, live });
    }
    stemsOf({ builds }) {
        return new Set(builds.map(({ record }) => stemOf(record, this.scope)));
    }
    async locate(record) {
        if (liesOnSite(record))
            return undefined;
        const place = await this.store.parse(record.urls.ipa);
        return place?.name === ipaName(stemOf(record, this.scope)) ? place : undefined;
    }
}

;// CONCATENATED MODULE: ./src/primitives/together.ts

/**
 * Several failures as one: every message, every hint once, the code of the first. A bug of ours comes
 * before all: it must not be hidden among what was foreseen.
 */
function together(failures) {
    const foreseen = failures.filter(failure => failure instanceof errors/* ActionError */.l);
    const [first] = foreseen;
    if (first === undefined || foreseen.length < failures.length || failures.length === 1) {
        return failures.find(failure => !(failure instanceof errors/* ActionError */.l)) ?? first;
    }
    const hints = new Set(foreseen.flatMap(({ hint }) => hint ?? []));
    return new errors/* ActionError */.l(foreseen.map(({ message }) => message).join('\n'), {
        code: first.code,
        hint: [...hints].join('\n'),
        cause: first,
    });
}

;// CONCATENATED MODULE: ./src/targets/pages/obstacles.ts


/** What a setting or an input decides. After any other failure nothing more can be learned. */
const settled = [
    'bad-input',
    'missing-permission',
    'pages-not-branch-served',
    'pages-not-https',
];
/**
 * Makes every check, in the order given, and tells all that stands in the way at once: who mends one
 * thing must not be told of the next only then.
 *
 * A site for members alone stops nothing by itself, since the preflight refuses the build for it with
 * words of its own; beside another obstacle it is the gravest, because mending that one would not help.
 *
 * @throws ActionError with the code of the gravest.
 */
async function requireAll(access, ...checks) {
    const failures = await failuresOf(checks);
    if (failures.length === 0)
        return;
    throw together(access.access === 'public' ? failures : [notPublic(access), ...failures]);
}
async function failuresOf(checks) {
    const failures = [];
    for (const check of checks) {
        try {
            await check();
        }
        catch (thrown) {
            failures.push(thrown);
            if (!(thrown instanceof errors/* ActionError */.l && settled.includes(thrown.code)))
                break;
        }
    }
    return failures;
}
function notPublic({ accessReason }) {
    const [problem = '', ...ways] = accessReason.split(/(?<=\.) /);
    return new errors/* ActionError */.l(`${problem} iOS fetches builds without anybody being signed in.`, {
        code: 'pages-not-public',
        hint: ways.join(' '),
    });
}

;// CONCATENATED MODULE: ./src/targets/pages/pages.ts













/** A Pages site that is served from a branch, or has one for its record; written with git. */
function pagesTarget(options) {
    return new PagesTarget(options);
}
class PagesTarget {
    options;
    view;
    segment;
    releases;
    ipaRelease;
    /** Where the IPAs of this run lie; known after the survey. */
    host = PAGES;
    constructor(options) {
        this.options = options;
        const { directory } = options;
        this.view = new BranchView(options);
        this.releases = releaseSide(options);
        this.segment = unlistedSegments(options, () => this.view.shelf());
        this.ipaRelease = new IpaRelease(this.releases.store, { target: 'pages', directory });
    }
    async survey(size) {
        const settings = await this.view.settings();
        if (settings.site === undefined)
            await this.offerBranch();
        const access = pagesAccess(this.options, settings);
        await requireAll(access, () => requireServed(this.options, settings), () => (isDeployed(settings) ? this.options.deployment.check() : undefined), () => this.view.requireWriteAccess(), () => this.chooseHost(size, settings));
        const onRelease = this.host.kind === 'release';
        const hidden = onRelease && !(await this.hasPublicReleases());
        return {
            ipaHost: this.host.kind,
            ipaLimit: this.host.limit,
            ...(hidden ? hiddenAssets(this.options.repository) : access),
            page: 'pages',
            redirects: onRelease ? ['ipa'] : [],
            withoutRedirect: onRelease ? 'ipa-host: pages' : '',
            sourceIsPublic: await this.options.sourceIsPublic(),
            baseUrl: requireServed(this.options, settings),
        };
    }
    async plan(build) {
        const baseUrl = await this.baseUrl();
        const { directory } = this.options;
        const unlistedSegment = build.unlisted ? await this.segment(build.channel.name) : undefined;
        const placement = (0,layout/* placeInTree */.th)({ ...build, directory, unlistedSegment }, baseUrl);
        return this.host.kind === 'pages' ? placement : this.ipaRelease.place(build, placement);
    }
    async baseUrl() {
        return requireServed(this.options, await this.view.settings());
    }
    async read() {
        return (await this.view.snapshot()).shelf;
    }
    async apply(edit, { ipas = [], ...how }) {
        if (ipas.length > 0)
            await this.ipaRelease.put(ipas, await this.view.shelf());
        const { clock } = this.options;
        const update = {
            ...how,
            edit,
            clock,
            known: this.view.outdate(),
            create: 'when-needed',
        };
        const publication = await updateBranch(await this.view.branch(), update);
        if (!isDeployed(await this.view.settings()))
            return publication;
        return bringOnline(publication, this.options.deployment, (await this.view.branch()).git);
    }
    async contents(paths) {
        return readFiles(await this.view.branch(), (await this.view.snapshot()).head, paths);
    }
    async discard(gone) {
        return this.ipaRelease.discard(gone);
    }
    async tidy(mode) {
        return this.ipaRelease.tidy(mode, { read: () => this.read(), now: this.options.clock.now() });
    }
    async nudge() {
        if (isDeployed(await this.view.settings()))
            return this.options.deployment.retry();
        return nudgeBuild(this.options);
    }
    async hasFailed() {
        return hasBuildFailed(this.options);
    }
    async whyNotLive() {
        if (isDeployed(await this.view.settings()))
            return this.options.deployment.describe();
        return whyNotBuilt(this.options);
    }
    async chooseHost(size, { branch }) {
        const { owner, shelf } = await this.view.snapshot();
        this.host = await chooseIpaHost({
            wanted: this.options.ipaHost,
            owner,
            branch,
            size,
            room: roomFor(shelf, this.options),
            isPublic: () => this.hasPublicReleases(),
        });
    }
    async hasPublicReleases() {
        return (await this.releases.repository()).visibility === 'public';
    }
    /** The settings page lists only branches that exist, so the one to choose is made first. */
    async offerBranch() {
        const { branch } = await this.view.settings();
        await this.view.requireWriteAccess();
        if (this.options.dryRun !== true)
            await makeBranch(await this.view.branch(), this.options);
        throw pagesDisabled(this.options, branch);
    }
}

;// CONCATENATED MODULE: ./src/targets/release/launcher-address.ts


/** The only server whose release assets the launcher of this project takes. */
const GITHUB = 'https://github.com';
/**
 * The launcher page: the input `launcher-url`, else the one that the action's own repository deploys.
 *
 * @throws ActionError `bad-input` where neither is known: a local action, or another server.
 */
function launcherAddress(given, where) {
    if (given !== undefined)
        return given;
    const [, owner, name] = /^([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+)$/.exec(where.environment['GITHUB_ACTION_REPOSITORY'] ?? '') ?? [];
    if (where.serverUrl === GITHUB && owner !== undefined && name !== undefined) {
        return (0,https_url/* httpsUrl */.N)(`https://${owner.toLowerCase()}.github.io/${name}/launcher/`);
    }
    throw new errors/* ActionError */.l('`publish-to: release` needs the address of a launcher page, which cannot be told from here', {
        code: 'bad-input',
        hint: 'Set `launcher-url` to the address where you serve the folder `launcher` of this action. On github.com, with `uses: owner/name@v1`, it is known.',
    });
}
/** Milliseconds for one small page; verification asks for it again, with more patience. */
const launcher_address_TIMEOUT = 15_000;
/** There is no such page, and it is not on its way. */
const ABSENT = [404, 410];
const OWN_LAUNCHER = 'Serve the launcher yourself (https://github.com/tap-to-install/tap-to-install/blob/main/docs/large-builds.md#a-launcher-of-your-own) and set `launcher-url` to its address, or to that of a launcher you trust. A fork or a mirror of the action has none before it deploys one.';
/**
 * Looks for the launcher before anything is uploaded: every link would lead there. What may pass, or
 * concerns this runner alone, is no reason to stop.
 *
 * @throws ActionError `bad-input` where nobody serves it
 */
async function requireLauncher(launcher, { fetch, progress }) {
    try {
        const response = await fetch(launcher, { signal: AbortSignal.timeout(launcher_address_TIMEOUT) });
        await response.body?.cancel();
        if (!ABSENT.includes(response.status))
            return;
        throw new errors/* ActionError */.l(`There is no launcher page at ${launcher} (HTTP ${response.status}), and with \`publish-to: release\` every link leads there. Nothing was uploaded.`, { code: 'bad-input', hint: OWN_LAUNCHER });
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            throw error;
        progress(`The launcher page at ${launcher} could not be looked at: ${(0,errors/* messageOf */.b)(error)}`);
    }
}

;// CONCATENATED MODULE: ./src/builds/capabilities.ts
/** What Apple's «Required Device Capabilities» lists, for people: words, which pages say in other languages too. */
const capabilityWords = {
    'auto-focus-camera': 'a camera with autofocus',
    'camera-flash': 'a camera flash',
    'front-facing-camera': 'a front camera',
    gyroscope: 'a gyroscope',
    'iphone-ipad-minimum-performance-a12': 'an A12 chip or later',
    'location-services': 'location services',
    magnetometer: 'a compass',
    microphone: 'a microphone',
    'still-camera': 'a camera',
    telephony: 'phone calls',
    'video-camera': 'a video camera',
};
/** Names that are the same in every language. What is not in here keeps its own. */
const NAMES = new Map([
    ['arkit', 'ARKit'],
    ['bluetooth-le', 'Bluetooth'],
    ['gamekit', 'Game Center'],
    ['gps', 'GPS'],
    ['healthkit', 'HealthKit'],
    ['metal', 'Metal'],
    ['nfc', 'NFC'],
    ['sms', 'SMS'],
    ['wifi', 'Wi-Fi'],
]);
/** Every device with iOS 11 or later has these: nobody is helped by reading them. */
const EVERYWHERE = ['arm64', 'armv6', 'armv7', 'opengles-1', 'opengles-2'];
/** Shown on a page; real apps ask for one to three. */
const MOST = 6;
/** What an app asks of a device beyond what all of them have, and how much of it is not named. */
function capabilities_askedOf(capabilities) {
    const asked = capabilities.filter(one => !EVERYWHERE.includes(one));
    return { named: asked.slice(0, MOST), more: Math.max(0, asked.length - MOST) };
}
function isWorded(capability) {
    return Object.hasOwn(capabilityWords, capability);
}
function capabilityName(capability) {
    return NAMES.get(capability) ?? capability;
}
/** `NFC`, `a gyroscope`. */
function capabilitiesInWords(capabilities) {
    const { named, more } = capabilities_askedOf(capabilities);
    const shown = named.map(one => (isWorded(one) ? capabilityWords[one] : capabilityName(one)));
    return more > 0 ? [...shown, `${more} more capabilities`] : shown;
}

;// CONCATENATED MODULE: ./src/site/pages/html.ts

/** Markup that is safe to send: made only by the `html` tag and by `ownCode`. */
class Html {
    #markup;
    /** Not for use outside this file: text given here is not escaped. */
    constructor(markup) {
        this.#markup = markup;
    }
    toString() {
        return this.#markup;
    }
}
/**
 * Template tag: every value is escaped for text and for quoted attributes, nested `Html` stays as it is.
 *
 * @throws Error when a value stands in an unquoted attribute, where no escaping would be enough.
 */
function html(pieces, ...values) {
    const markup = values.reduce((text, value, index) => {
        if (text.endsWith('='))
            throw new Error(`unquoted attribute before value ${index}`);
        return text + markupOf(value) + (pieces[index + 1] ?? '');
    }, pieces[0] ?? '');
    return new Html(markup);
}
function markupOf(value) {
    if (value === undefined)
        return '';
    if (value instanceof Html)
        return value.toString();
    if (typeof value === 'number')
        return String(value);
    if (typeof value === 'string')
        return escapeHtml(value);
    return value.map(markupOf).join('');
}
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/**
 * Escapes for HTML text and quoted attribute values. Characters that HTML forbids become U+FFFD; those
 * that hide or reorder others go, since a branch may be called so that a page reads as another.
 */
function escapeHtml(text) {
    return (0,plain_text/* visible */.RK)(text)
        .replace(/[&<>"']/g, character => entities[character] ?? '')
        .replace(forbiddenCharacters, '\uFFFD');
}
/** Control characters other than white space (HTML, section 13.1.4). */
const forbiddenCharacters = /[^\P{Cc}\t\n\r]/gu;
/** Style, script and their policy as they are, unescaped. Only for constants of this project. */
function ownCode(constant) {
    if (/<\/|<!--/.test(constant))
        throw new Error('code would end its own element');
    return new Html(constant);
}
/** A whole document as the bytes to serve. */
function htmlBytes(document) {
    return new TextEncoder().encode(document.toString());
}

;// CONCATENATED MODULE: ./src/site/languages/en.ts

/**
 * All that the pages say, in English, which stands in the HTML. `{name}` is where a value goes; a plural
 * has one text for each category of the language (Unicode CLDR). Words that iOS uses are iOS's own.
 */
const en = {
    install: 'Install',
    installAnyway: 'Install anyway',
    expired: 'Expired',
    expiresOn: 'Expires {date}',
    version: 'Version {version}',
    pullRequest: 'Pull request {number}',
    size: 'Size',
    needs: 'Needs',
    devices: 'Devices',
    everyDevice: 'Every device',
    worksUntil: 'Works until',
    hasExpired: 'This build has expired.',
    askForNew: 'iOS no longer installs or opens it. Ask for a new build.',
    installBefore: 'Install before {date}. Afterwards, ask for a new build.',
    newer: 'There is a newer build: {build}, {when}.',
    removed: 'This build has been removed. It can no longer be installed.',
    notForThis: 'Not for this {device}.',
    padOnly: 'This build is for iPad only.',
    needsSystem: 'This build needs {system} or later; this {device} has {present}.',
    willRefuse: 'iOS will say “Unable to Install”.',
    onComputer: 'The button works on an iPhone or iPad. Scan the code there.',
    nothingHappens: 'Nothing happens?',
    openSafari: 'Pages inside other apps often cannot install. Open this page in Safari.',
    inSafari: 'Open in Safari',
    copyLink: 'Copy link',
    copied: 'Copied',
    lookAtHome: 'Confirm with “Install”, then look at the Home Screen: the icon fills up there.',
    somethingElse: 'Did the phone say something else?',
    doesNotInstall: 'It does not install?',
    unable: '“Unable to Install”, “integrity could not be verified”',
    cannotConnect: '“Cannot connect to {host}”',
    untrusted: '“Untrusted Enterprise Developer”',
    developerMode: '“Developer Mode Required”',
    nothing: 'Nothing happened',
    waiting: 'The icon stays at “Waiting…” or “Loading…”',
    opensNot: 'It is installed, but does not open',
    registered: {
        one: 'This build runs on {count} registered device only. If that is not yours, send your UDID to the developer and ask for a new build.',
        other: 'This build runs on {count} registered devices only. If yours is not among them, send its UDID to the developer and ask for a new build.',
    },
    registeredSome: 'This build runs on registered devices only. If yours is not among them, send its UDID to the developer and ask for a new build.',
    endsOn: 'After {date} it can no longer be installed.',
    needsLater: 'The device needs {system} or later.',
    otherCopy: 'If the app is there already from the App Store, TestFlight or another team, delete that copy first. Its data goes with it.',
    connection: 'Check the connection, and try without VPN or proxy.',
    reload: 'The build may have been removed. Reload this page.',
    restricted: 'Screen Time or device management may forbid installing apps.',
    greyIcon: 'If a greyed-out icon of the app is on the Home Screen, delete it, restart the device and try again.',
    wait: 'Wait a few minutes on a good connection: the whole app, {size}, is being downloaded.',
    network: 'Some company networks block Apple’s servers that check signatures. Try mobile data.',
    revoked: 'The certificate may have been revoked. Ask for a new build.',
    trustTitle: 'Trust the developer once',
    trustInstall: 'Install the app, but do not open it yet.',
    trustSettings: 'Open Settings › General › VPN & Device Management and choose {team}.',
    trustTap: 'Tap Trust. From iOS 18 on, the device restarts to finish.',
    developerTitle: 'Turn on Developer Mode once',
    developerInstall: 'Install the app. Only then does iOS offer the switch.',
    developerSettings: 'Open Settings › Privacy & Security › Developer Mode and turn it on.',
    developerRestart: 'Restart when iOS asks, unlock, and confirm.',
    theDeveloper: 'the developer',
    udidTitle: 'How do I find the UDID?',
    udidMac: 'On a Mac: connect the device, choose it in the Finder, and click the line below its name until the UDID appears.',
    udidWindows: 'On Windows: connect the device, choose it in the Apple Devices app, and click the serial number until the UDID appears.',
    udidCopy: 'Right-click the UDID to copy it.',
    stillNot: 'Still no luck? A report tells the developer what to look for.',
    copyReport: 'Copy report',
    pasteInto: 'Paste it into {place}.',
    whatToTest: 'What to test',
    goodToKnow: 'Good to know',
    aboutBuild: 'About this build',
    versionName: 'Version',
    build: 'Build',
    from: 'From',
    author: 'Author',
    branch: 'Branch',
    commit: 'Commit',
    published: 'Published',
    provenance: 'Provenance',
    attested: 'Built by {workflow} from {commit}, attested by GitHub',
    signing: 'Signing',
    expires: 'Expires',
    team: 'Team',
    identifier: 'Identifier',
    development: 'Development',
    adHoc: 'Ad hoc',
    enterprise: 'Enterprise (in-house)',
    appStore: 'App Store',
    noProfile: 'No provisioning profile',
    deviceCount: { one: '{count} device', other: '{count} devices' },
    orLater: '{system} or later',
    both: '{first}, {second}',
    phoneAndPad: 'iPhone and iPad',
    onlyPad: 'iPad only',
    changes: { one: '{count} change since {version}', other: '{count} changes since {version}' },
    added: 'added',
    takenAway: 'removed',
    minimumSystem: 'Minimum iOS',
    neededOfDevice: 'Needed of the device',
    permission: 'Permission {name}',
    entitlement: 'Entitlement {name}',
    extension: 'Extension',
    framework: 'Framework',
    scan: 'Scan with the camera of an iPhone or iPad to open this page there.',
    openElsewhere: 'Open on another device',
    qrCode: 'QR code with the address of this page',
    appIcon: 'App icon',
    allOf: 'All builds of {channel}',
    allBuilds: 'All builds',
    workflowRun: 'Workflow run',
    olderBuilds: 'Older builds',
    details: 'Details',
    builds: 'Builds',
    openOne: 'Open one on an iPhone or iPad to install it.',
    noBuilds: 'No builds at the moment.',
    branches: 'Branches and releases',
    pullRequests: 'Pull requests',
    search: 'Search',
    noMatch: 'Nothing found.',
    buildGone: 'This build is gone',
    buildsGone: 'These builds are gone',
    buildExpired: 'This build has expired',
    noBuild: 'No build at the moment',
    madeRoom: '{build} was removed to make room for newer builds.',
    profileEnded: 'The signature of {build} expired on {date}: iOS would refuse to install or open it.',
    removedWith: '{build} was removed together with all builds of {channel}.',
    allRemoved: 'All builds of {channel} were removed. An app that is already installed stays on the device.',
    nextHere: 'The builds of {channel} are gone. The next one appears here.',
    removedOn: 'Removed on {date}.',
    seeNewest: 'See the newest build',
    addTo: 'Add to {app}',
    forReSigners: 'With AltStore, SideStore or Feather',
    signAnew: 'AltStore and SideStore sign the build with your own Apple ID: with a free one for 7 days, three apps at a time. Feather signs with your own certificate.',
    getIpa: 'Download the IPA',
    copySource: 'Copy source address',
    sourceCode: 'QR code with the address of the source',
    stillSigned: 'iOS no longer installs it from here. AltStore, SideStore and Feather sign it anew and still do.',
    needsInstaller: 'AltStore, SideStore or Feather has to be on the device first.',
    refresh: 'With a free Apple ID it stops after 7 days: let AltStore or SideStore refresh it.',
    ...capabilityWords,
    onlyFor: 'only for {models}',
    more: '{count} more',
    notMended: 'A new signature does not mend this build: it will most likely not install.',
    checksum: 'SHA-256 of the IPA',
    noText: '(empty)',
};

;// CONCATENATED MODULE: ./src/site/pages/say.ts


/**
 * A text of the pages in an element of its own, in English. `data-t` names it for the script, which puts
 * another language in; the values stay elements as they are, so that no untrusted text is ever parsed.
 *
 * @param element a tag with classes, such as `p.quiet`
 */
const say = sayer(en);
/** `say` for pages that have texts of their own. */
function sayer(texts) {
    return (element, key, ...[values]) => {
        const [tag = 'span', ...classes] = element.split('.');
        const given = new Map(Object.entries(values ?? {}));
        const count = given.get('count');
        const names = classes.length === 0 ? undefined : html ` class="${classes.join(' ')}"`;
        const number = typeof count === 'number' ? html ` data-n="${count}"` : undefined;
        const inner = textOf(texts[key], count).split(/\{([a-z]+)\}/i);
        return html `<${tag}${names} data-t="${key}"${number}>${inner.map((part, index) => index % 2 === 0 ? part : slot(part, given.get(part)))}</${tag}>`;
    };
}
/** An attribute that people read. */
function label(attribute, key) {
    return html `${attribute}="${textOf(en[key], undefined)}" data-l="${attribute} ${key}"`;
}
function textOf(message, count) {
    if (message === undefined)
        throw new Error('no such text');
    if (typeof message === 'string')
        return message;
    return (count === 1 ? message.one : undefined) ?? message.other;
}
function slot(name, value) {
    if (value === undefined)
        throw new Error(`no value for {${name}}`);
    return html `<bdi data-p="${name}">${value}</bdi>`;
}

;// CONCATENATED MODULE: ./src/site/pages/in-html.ts





/**
 * A time as it stands in the HTML, in UTC; the script writes it in the visitor's zone and language: a day,
 * a time, or how long ago. Undefined for what is no date.
 */
function moment(iso, form) {
    const text = form === 'day' ? (0,in_words/* dayInWords */.v_)(iso) : (0,in_words/* timeInWords */.mK)(iso);
    return text === '' ? undefined : html `<time datetime="${iso}" data-f="${form}">${text}</time>`;
}
function in_html_sizeOf(bytes) {
    return html `<span data-bytes="${bytes}">${(0,in_words/* sizeInWords */._u)(bytes)}</span>`;
}
/** `Pull request #42`, or the branch. */
function channelTitle({ pullRequest, ref, name }) {
    if (pullRequest === undefined)
        return html `<bdi>${ref ?? name}</bdi>`;
    return say('span', 'pullRequest', { number: `#${pullRequest}` });
}
/** `Example 1.2.3 (45)`. */
function buildTitle({ app }) {
    return html `<bdi>${app.title}</bdi> <bdi>${(0,builds_in_words/* versionInWords */.ZA)(app)}</bdi>`;
}
function isPadOnly({ deviceFamilies }) {
    return deviceFamilies.includes('ipad') && !deviceFamilies.includes('iphone');
}
/** What an app asks of a device, in a word of the visitor's language or by its name. */
function capability(one) {
    return isWorded(one) ? say('bdi', one) : html `<bdi>${capabilityName(one)}</bdi>`;
}
/** `iOS 15`, without zeros that say nothing; undefined when the IPA does not say. */
function systemOf(app) {
    if (app.minimumOs === '')
        return undefined;
    return `${isPadOnly(app) ? 'iPadOS' : 'iOS'} ${app.minimumOs.replace(/(?:\.0)+$/, '')}`;
}
/** The pull request on GitHub, beside the commit's page. */
function pullRequestUrl({ channel, source }) {
    if (channel.pullRequest === undefined || source.commitUrl === undefined)
        return undefined;
    const url = source.commitUrl.replace(/\/commit\/[^/]+$/, `/pull/${channel.pullRequest}`);
    return url === source.commitUrl ? undefined : url;
}
/** Texts in a row, told apart as people do. */
function joined(parts, between) {
    const said = parts.filter(part => part !== undefined && part !== '');
    return said.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}

;// CONCATENATED MODULE: ./src/site/launcher-link.ts




/** For callers that know no more than an identifier. */
function unknownApp(title) {
    const signing = (0,builds_signing/* signingOf */.f)(undefined);
    const nothing = { version: '', buildNumber: '', minimumOs: '', deviceFamilies: [] };
    return { title, ...nothing, verdict: 'sound', signing };
}
/** Characters per text as they stand in the address: it is a QR code too, which cameras have to read. */
const launcher_link_LONGEST = { title: 150, version: 45, channel: 60 };
/**
 * The address of the launcher page with what it is to show in the fragment, which no browser sends to
 * a server. `launcher/README.md` describes the fields.
 */
function launcherLink(launcher, build) {
    const { app, channel } = build;
    const fields = [
        ['v', '2'],
        ['m', encoded(inShort(build.manifest))],
        ['t', fitting(app.title, launcher_link_LONGEST.title)],
        ['n', fitting((0,builds_in_words/* versionInWords */.ZA)(app), launcher_link_LONGEST.version)],
        ['p', String(channel.pullRequest ?? '')],
        ['c', channel.pullRequest === undefined ? channelIn(channel) : ''],
        ['o', encoded(app.minimumOs.replace(/(?:\.0)+$/, ''))],
        ['f', isPadOnly(app) ? 'pad' : ''],
        ['r', app.verdict === 'refused' ? '1' : ''],
        ['e', secondsIn((0,builds_in_words/* nearerEnd */.pA)(app.signing).at)],
        ['k', launcher_link_kindOf(app.signing)],
        ['s', String(build.size)],
    ];
    const address = new URL(launcher);
    address.hash = fields
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}=${value}`)
        .join('&');
    return (0,https_url/* httpsUrl */.N)(address.href);
}
/** Whether a link to the launcher, of this form or the one before, installs what lies below an address. */
function launchesBelow(link, home) {
    const [, fragment = ''] = link.split(/#(.*)/s);
    return (fragment.includes(`&m=${encoded(inShort(home))}`) || fragment.includes(encodeURIComponent(home)));
}
/** Without what is the same in all addresses of files on releases. */
function inShort(address) {
    return address
        .replace(/^https:\/\/([^/]+\/[^/]+\/[^/]+)\/releases\/(?:download\/)?/, '$1/')
        .replace(/\.plist$/, '');
}
/** For a fragment, which may hold slashes (RFC 3986, section 3.5). */
function encoded(text) {
    return encodeURIComponent(text).replaceAll('%2F', '/');
}
/** As many whole characters as fit when encoded; half of one cannot be encoded (ECMAScript, `encodeURIComponent`). */
function fitting(text, length) {
    let fits = '';
    for (const character of text.slice(0, length).replace(/\p{Surrogate}/gu, '\uFFFD')) {
        const longer = fits + encoded(character);
        if (longer.length > length)
            break;
        fits = longer;
    }
    return fits;
}
function channelIn({ ref, name }) {
    return fitting(ref ?? name, launcher_link_LONGEST.channel);
}
/** Seconds since 1970, to the base of 36; empty for what never ends. */
function secondsIn(iso) {
    const time = Date.parse(iso);
    return Number.isNaN(time) ? '' : Math.floor(time / 1000).toString(36);
}
/** `a12`: ad hoc, for 12 devices. */
function launcher_link_kindOf({ distribution, deviceCount }) {
    const kind = { 'ad-hoc': 'a', development: 'd', enterprise: 'e', 'app-store': '', none: '' };
    const letter = kind[distribution];
    return letter === '' ? '' : `${letter}${deviceCount ?? ''}`;
}

;// CONCATENATED MODULE: ./src/targets/release/shelf.ts






/** Facts that are fetched side by side. */
const AT_ONCE = 8;
/** Milliseconds for one small file. */
const shelf_TIMEOUT = 30_000;
/**
 * The builds on releases, as if they lay in a tree of files.
 *
 * @throws ActionError `network` when facts that are there cannot be fetched: to overlook a build would
 * be to forget it.
 */
async function readReleaseShelf(assets, reader) {
    const facts = assets.filter(({ name, state }) => state === 'uploaded' && name.endsWith(endingOf('facts')));
    const builds = [];
    for (let start = 0; start < facts.length; start += AT_ONCE) {
        const some = facts.slice(start, start + AT_ONCE);
        builds.push(...(await Promise.all(some.map(asset => readBuild(asset, reader)))).flat());
    }
    const newest = newestOfEach(builds);
    return { builds: newest, files: newest.flatMap(build => shelf_filesOf(build, assets, reader)) };
}
/** A job that ran again where releases are immutable has left its build on two: the links lead to the newer. */
function newestOfEach(builds) {
    const oldestFirst = builds.toSorted((a, b) => a.record.publishedAt.localeCompare(b.record.publishedAt));
    return [...new Map(oldestFirst.map(build => [build.folder, build])).values()];
}
async function readBuild(asset, reader) {
    const { scope } = reader;
    const stem = stemIn(asset.name, scope);
    if (stem === undefined || asset.size > longestBuildJson)
        return [];
    const bytes = await patiently(reader, () => download(asset, reader.fetch));
    const record = bytes && parseBuildJson(bytes);
    if (record === undefined || stemOf(record, scope) !== stem)
        return [];
    return [{ folder: folderOf(record, reader), record }];
}
async function download(asset, fetch) {
    const failed = (why, cause) => new errors/* ActionError */.l(`${asset.name} of the release cannot be read (${why}).`, {
        code: 'network',
        cause,
    });
    const response = await fetch(asset.url, { signal: AbortSignal.timeout(shelf_TIMEOUT) }).catch((thrown) => {
        throw failed((0,errors/* messageOf */.b)(thrown), thrown);
    });
    if (response.status === 404)
        return undefined;
    if (response.status !== 200)
        throw failed(`HTTP ${response.status}`);
    const bytes = await response.arrayBuffer().catch((thrown) => {
        throw failed((0,errors/* messageOf */.b)(thrown), thrown);
    });
    return new Uint8Array(bytes);
}
function folderOf(record, { scope, baseUrl }) {
    const { channel, app, buildId, ipa } = record;
    const place = { channel, bundleId: app.bundleId, buildId, fileName: ipa.fileName };
    return (0,layout/* placeInTree */.th)({ ...place, directory: scope.directory }, baseUrl).folder;
}
function shelf_filesOf({ folder, record }, assets, { scope }) {
    const stem = stemOf(record, scope);
    return assets
        .filter(({ name }) => name.startsWith(`${stem}.`))
        .map(({ name, size }) => {
        const file = fileNamed(name.slice(stem.length)) ?? record.ipa.fileName;
        return { path: `${folder}/${file}`, size };
    });
}

;// CONCATENATED MODULE: ./src/targets/release/release.ts











/**
 * Releases alone, for repositories without Pages: IPA, manifest, images, page and facts of a build are
 * assets, and the launcher shows them. A channel's address is the page of its release.
 */
function releaseTarget(options) {
    return new ReleaseTarget(options);
}
class ReleaseTarget {
    options;
    side;
    scope;
    /** Stems of builds that this run has deleted. */
    dropped = new Set();
    constructor(options) {
        this.options = options;
        this.side = releaseSide(options);
        this.scope = { target: 'release', directory: options.directory };
    }
    async survey() {
        const { repository, sourceIsPublic } = this.options;
        await requireLauncher(this.options.launcher(), this.options);
        const { visibility } = await this.side.repository();
        if (visibility === 'public')
            await requireWriteAccess(this.options);
        const open = { access: 'public', accessReason: '' };
        return {
            ipaHost: 'release',
            ipaLimit: RELEASE.limit,
            ...(visibility === 'public' ? open : hiddenAssets(repository)),
            page: 'launcher',
            redirects: ['manifest', 'ipa', 'icon', 'qr'],
            withoutRedirect: 'publish-to: pages',
            sourceIsPublic: await sourceIsPublic(),
            baseUrl: await this.baseUrl(),
        };
    }
    async plan(build) {
        const { store } = this.side;
        const { channel, bundleId, buildId, size } = build;
        const stem = assetStem({ channel: channel.name, bundleId, buildId }, this.scope);
        const tag = await store.tagFor(stem);
        const baseUrl = await this.baseUrl();
        const { directory, launcher } = this.options;
        const { folder, channelFolder } = (0,layout/* placeInTree */.th)({ ...build, directory }, baseUrl);
        const manifest = await store.urlOf(tag, stem + endingOf('manifest'));
        const app = build.shown ?? unknownApp(bundleId);
        const urls = {
            install: launcherLink(launcher(), { manifest, channel, size, app }),
            channel: (0,https_url/* httpsUrl */.N)(`tag/${encodeURIComponent(tag)}`, baseUrl),
            manifest,
            ipa: await store.urlOf(tag, ipaName(stem)),
            icon: await store.urlOf(tag, stem + endingOf('icon')),
            qr: await store.urlOf(tag, stem + endingOf('qr')),
        };
        return { folder, channelFolder, urls };
    }
    async read() {
        const { held } = await this.side.store.releases();
        return this.shelfOf(held.flatMap(({ assets }) => assets));
    }
    /**
     * Adding and removing need no order between runs: no name is used twice. What makes room for a new
     * build goes in `discard`, when the new one is known to work.
     */
    async apply(edit, { ipas = [], beforeWrite }) {
        const { held } = await this.side.store.releases();
        const shelf = await this.shelfOf(held.flatMap(({ assets }) => assets));
        const change = edit(shelf);
        const added = addedBuilds(change);
        const live = this.stemsOf(shelf.builds);
        const bundles = [];
        for (const build of added)
            bundles.push(await this.bundle(build, ipas, live));
        const written = await this.side.store.put(bundles);
        if (added.length > 0)
            return { kind: written, attempts: 1, commit: '', keepsUntilDiscard: true };
        if (change.gone.length > 0)
            await beforeWrite?.(change);
        const removed = await this.drop(change.gone, held);
        return { kind: removed > 0 ? 'written' : 'unchanged', attempts: 1, commit: '' };
    }
    async discard(gone) {
        const left = gone.filter(({ record }) => !this.dropped.has(stemOf(record, this.scope)));
        if (left.length > 0)
            await this.drop(left, (await this.side.store.releases()).held);
    }
    async tidy(mode) {
        return tidyReleases(this.side.store, {
            scope: this.scope,
            now: this.options.clock.now(),
            mode,
            live: async (assets) => liveBuilds((await this.shelfOf(assets)).builds, this.side.store, this.scope),
        });
    }
    async shelfOf(assets) {
        const baseUrl = await this.baseUrl();
        return readReleaseShelf(assets, { ...this.options, scope: this.scope, baseUrl });
    }
    stemsOf(builds) {
        return new Set(builds.map(({ record }) => stemOf(record, this.scope)));
    }
    async baseUrl() {
        return (0,https_url/* httpsUrl */.N)(`${(await this.side.repository()).webUrl}/releases/`);
    }
    async bundle({ record, files }, ipas, live) {
        const stem = stemOf(record, this.scope);
        const tag = (await this.side.store.parse(record.urls.manifest))?.tag ?? this.side.store.tag;
        const ipa = ipas
            .filter(({ record: { ipa } }) => ipa.sha256 === record.ipa.sha256)
            .slice(0, 1)
            .map(({ path }) => ({
            name: ipaName(stem),
            contentType: IPA_TYPE,
            size: record.ipa.size,
            sha256: record.ipa.sha256,
            body: { kind: 'file', path },
        }));
        return {
            stem,
            tag,
            isLive: live.has(stem),
            files: [...ipa, ...files.map(({ ending, bytes }) => assetOf(stem + ending, bytes))],
        };
    }
    /** The facts are the last of a build to come and to go, so a run that dies is taken up by the next. */
    async drop(gone, held) {
        const stems = this.stemsOf(gone);
        for (const stem of stems)
            this.dropped.add(stem);
        const isGone = ({ name }) => stems.has(stemIn(name, this.scope) ?? '');
        let dropped = 0;
        for (const from of held) {
            dropped += await dropFrom(from, from.assets.filter(isGone), this.options);
        }
        return dropped;
    }
}

;// CONCATENATED MODULE: ./src/targets/open-target.ts










/** The target that the inputs ask for. With `dry-run` it changes nothing. */
function openTarget(run) {
    const target = withNotices(targetOf(run.inputs.destination, run), run);
    return run.inputs.dryRun ? dryRun(target, run.progress) : target;
}
/** Whoever adds a target adds it here. */
function targetOf(destination, run) {
    switch (destination.kind) {
        case 'pages':
            return onPages(destination, run);
        case 'release':
            return onRelease(destination, run);
        case 'directory':
            return inDirectory(destination, run);
    }
}
function onPages(destination, run) {
    const { inputs } = run;
    return pagesTarget({
        ...common(run),
        ...onGitHub(run),
        pagesBranch: destination.branch,
        deployment: deploymentOf(destination, run),
        ipaHost: destination.ipaHost,
        releaseTag: destination.releaseTag ?? tagOf(run),
        dryRun: inputs.dryRun,
        siteBudget: inputs.siteBudget,
        unlistedSegment,
    });
}
/**
 * For a site that a push to the branch does not change. Input `pages-workflow` names the workflow that
 * deploys it; without one, nothing can be published there.
 */
function deploymentOf({ workflow }, run) {
    const { site, event, progress, warn } = run;
    if (workflow !== undefined)
        return workflowDeployment({ ...site, file: workflow }, progress);
    return noDeployment({ repository: site.repository, serverUrl: event.server.url, warn });
}
function onRelease({ releaseTag, launcherUrl }, run) {
    const { environment, event, fetch } = run;
    return releaseTarget({
        ...common(run),
        ...onGitHub(run),
        fetch,
        releaseTag: releaseTag ?? tagOf(run),
        launcher: () => launcherAddress(launcherUrl, { environment, serverUrl: event.server.url }),
    });
}
function inDirectory({ path, baseUrl }, run) {
    return directoryTarget({ ...common(run), path, baseUrl, unlistedSegment });
}
/** What every target is told. */
function common(run) {
    return {
        directory: run.inputs.directory,
        sourceIsPublic: async () => (await sourceVisibility(run)) === 'public',
        progress: run.progress,
    };
}
/** What takes writing to the repository that takes the builds. */
function onGitHub({ site, inputs, event, workFolder, environment, clock }) {
    return {
        ...site,
        token: inputs.siteToken,
        serverUrl: event.server.url,
        runKey: `${event.run.id}-${event.run.attempt}`,
        workFolder,
        environment,
        clock,
    };
}
const unlistedSegment = () => (0,external_node_crypto_.randomBytes)(16).toString('hex');
/** Input `release-tag`: the release of a `release` event, the tag of a tag push; both of this repository. */
function tagOf({ inputs, event: { trigger } }) {
    if (inputs.siteRepository !== undefined)
        return undefined;
    if (trigger.kind === 'release')
        return trigger.tag;
    return trigger.kind === 'push' && trigger.ref.kind === 'tag' ? trigger.ref.name : undefined;
}

;// CONCATENATED MODULE: ./src/site/languages/ar.ts
const ar = {
    install: 'تثبيت',
    installAnyway: 'تثبيت على أي حال',
    expired: 'منتهي الصلاحية',
    expiresOn: 'تنتهي صلاحيته {date}',
    version: 'الإصدار {version}',
    pullRequest: 'طلب السحب {number}',
    size: 'الحجم',
    needs: 'يتطلب',
    devices: 'الأجهزة',
    everyDevice: 'كل الأجهزة',
    worksUntil: 'صالح حتى',
    hasExpired: 'انتهت صلاحية هذه النسخة.',
    askForNew: 'لم يعد iOS يثبّتها أو يفتحها. اطلب نسخة جديدة.',
    installBefore: 'ثبّتها قبل {date}. بعد ذلك اطلب نسخة جديدة.',
    newer: 'توجد نسخة أحدث: {build}، {when}.',
    removed: 'أُزيلت هذه النسخة. لم يعد بالإمكان تثبيتها.',
    notForThis: 'ليست لهذا الـ {device}.',
    padOnly: 'هذه النسخة للـ iPad فقط.',
    needsSystem: 'تتطلب هذه النسخة {system} أو أحدث؛ نظام هذا الـ {device} هو {present}.',
    willRefuse: 'سيعرض iOS «يتعذر التثبيت».',
    onComputer: 'يعمل الزر على iPhone أو iPad. امسح الرمز ضوئيًا هناك.',
    nothingHappens: 'لا يحدث شيء؟',
    openSafari: 'غالبًا لا تستطيع الصفحات داخل التطبيقات الأخرى التثبيت. افتح هذه الصفحة في Safari.',
    inSafari: 'فتح في Safari',
    copyLink: 'نسخ الرابط',
    copied: 'تم النسخ',
    lookAtHome: 'أكّد بالضغط على «تثبيت»، ثم انظر إلى الشاشة الرئيسية: تمتلئ الأيقونة هناك.',
    somethingElse: 'هل عرض الجهاز رسالة أخرى؟',
    doesNotInstall: 'لا يتم التثبيت؟',
    unable: '«يتعذر التثبيت»، «تعذر التحقق من سلامة التطبيق»',
    cannotConnect: '«يتعذر الاتصال بـ {host}»',
    untrusted: '«مطوّر مؤسسات غير موثوق»',
    developerMode: '«نمط المطور مطلوب»',
    nothing: 'لم يحدث شيء',
    waiting: 'تبقى الأيقونة على «في الانتظار…» أو «جارٍ التحميل…»',
    opensNot: 'تم التثبيت لكن التطبيق لا يفتح',
    registered: {
        zero: 'لا تعمل هذه النسخة على أي جهاز ({count}). أرسل معرّف UDID لجهازك إلى المطوّر واطلب نسخة جديدة.',
        one: 'تعمل هذه النسخة على جهاز مسجّل واحد فقط ({count}). إذا لم يكن جهازك، فأرسل معرّف UDID الخاص به إلى المطوّر واطلب نسخة جديدة.',
        two: 'تعمل هذه النسخة على جهازين مسجّلين فقط ({count}). إذا لم يكن جهازك منهما، فأرسل معرّف UDID الخاص به إلى المطوّر واطلب نسخة جديدة.',
        few: 'تعمل هذه النسخة على {count} أجهزة مسجّلة فقط. إذا لم يكن جهازك منها، فأرسل معرّف UDID الخاص به إلى المطوّر واطلب نسخة جديدة.',
        many: 'تعمل هذه النسخة على {count} جهازًا مسجّلًا فقط. إذا لم يكن جهازك منها، فأرسل معرّف UDID الخاص به إلى المطوّر واطلب نسخة جديدة.',
        other: 'تعمل هذه النسخة على {count} جهاز مسجّل فقط. إذا لم يكن جهازك منها، فأرسل معرّف UDID الخاص به إلى المطوّر واطلب نسخة جديدة.',
    },
    registeredSome: 'تعمل هذه النسخة على أجهزة مسجّلة فقط. إذا لم يكن جهازك منها، فأرسل معرّف UDID الخاص به إلى المطوّر واطلب نسخة جديدة.',
    endsOn: 'بعد {date} لن يكون بالإمكان تثبيتها.',
    needsLater: 'يحتاج الجهاز إلى {system} أو أحدث.',
    otherCopy: 'إذا كان التطبيق مثبّتًا من App Store أو TestFlight أو من فريق آخر، فاحذف تلك النسخة أولًا. ستُحذف بياناتها معها.',
    connection: 'تحقق من الاتصال، وحاول من دون VPN أو وكيل.',
    reload: 'ربما أُزيلت النسخة. أعد تحميل هذه الصفحة.',
    restricted: 'ربما تمنع مدة استخدام الجهاز أو إدارة الجهاز تثبيت التطبيقات.',
    greyIcon: 'إذا ظهرت أيقونة رمادية للتطبيق على الشاشة الرئيسية، فاحذفها وأعد تشغيل الجهاز ثم حاول مرة أخرى.',
    wait: 'انتظر بضع دقائق على اتصال جيد: يجري تنزيل التطبيق بالكامل، {size}.',
    network: 'تحجب بعض شبكات الشركات خوادم Apple التي تتحقق من التوقيعات. جرّب البيانات الخلوية.',
    revoked: 'ربما أُلغيت الشهادة. اطلب نسخة جديدة.',
    trustTitle: 'الوثوق بالمطوّر مرة واحدة',
    trustInstall: 'ثبّت التطبيق، لكن لا تفتحه بعد.',
    trustSettings: 'افتح الإعدادات › عام › VPN وإدارة الجهاز واختر {team}.',
    trustTap: 'اضغط على «ثقة». بدءًا من iOS 18 يعاد تشغيل الجهاز لإتمام ذلك.',
    developerTitle: 'تشغيل نمط المطور مرة واحدة',
    developerInstall: 'ثبّت التطبيق. بعد ذلك فقط يعرض iOS المفتاح.',
    developerSettings: 'افتح الإعدادات › الخصوصية والأمن › نمط المطور وشغّله.',
    developerRestart: 'أعد التشغيل عندما يطلب iOS ذلك، ثم افتح القفل وأكّد.',
    theDeveloper: 'المطوّر',
    udidTitle: 'كيف أجد معرّف UDID؟',
    udidMac: 'على Mac: وصّل الجهاز، واختره في Finder، ثم انقر على السطر أسفل اسمه حتى يظهر معرّف UDID.',
    udidWindows: 'على Windows: وصّل الجهاز، واختره في تطبيق أجهزة Apple، ثم انقر على الرقم التسلسلي حتى يظهر معرّف UDID.',
    udidCopy: 'انقر بزر الماوس الأيمن على UDID لنسخه.',
    stillNot: 'ما زال لا يعمل؟ يوضح التقرير للمطوّر ما يجب البحث عنه.',
    copyReport: 'نسخ التقرير',
    pasteInto: 'ألصقه هنا: {place}.',
    whatToTest: 'ما يجب اختباره',
    goodToKnow: 'من الجيد معرفته',
    aboutBuild: 'حول هذه النسخة',
    versionName: 'الإصدار',
    build: 'النسخة',
    from: 'المصدر',
    author: 'المؤلف',
    branch: 'الفرع',
    commit: 'الإيداع',
    published: 'تاريخ النشر',
    provenance: 'إثبات المنشأ',
    attested: 'بناه {workflow} من {commit}، بشهادة GitHub',
    signing: 'التوقيع',
    expires: 'تنتهي الصلاحية',
    team: 'الفريق',
    identifier: 'المعرّف',
    development: 'تطوير',
    adHoc: 'Ad hoc',
    enterprise: 'مؤسسات (داخلي)',
    appStore: 'App Store',
    noProfile: 'من دون ملف تعريف التزويد',
    deviceCount: {
        zero: '{count} جهاز',
        one: 'جهاز واحد ({count})',
        two: 'جهازان ({count})',
        few: '{count} أجهزة',
        many: '{count} جهازًا',
        other: '{count} جهاز',
    },
    orLater: '{system} أو أحدث',
    both: '{first}، {second}',
    phoneAndPad: 'iPhone و iPad',
    onlyPad: 'iPad فقط',
    changes: {
        zero: '{count} تغيير منذ {version}',
        one: 'تغيير واحد ({count}) منذ {version}',
        two: 'تغييران ({count}) منذ {version}',
        few: '{count} تغييرات منذ {version}',
        many: '{count} تغييرًا منذ {version}',
        other: '{count} تغيير منذ {version}',
    },
    added: 'أُضيف',
    takenAway: 'أُزيل',
    minimumSystem: 'أدنى إصدار iOS',
    neededOfDevice: 'مطلوب من الجهاز',
    permission: 'إذن {name}',
    entitlement: 'استحقاق {name}',
    extension: 'ملحق',
    framework: 'إطار عمل',
    scan: 'امسح بكاميرا iPhone أو iPad لفتح هذه الصفحة هناك.',
    openElsewhere: 'فتح على جهاز آخر',
    qrCode: 'رمز QR بعنوان هذه الصفحة',
    appIcon: 'أيقونة التطبيق',
    allOf: 'كل نسخ {channel}',
    allBuilds: 'كل النسخ',
    workflowRun: 'تشغيل سير العمل',
    olderBuilds: 'نسخ أقدم',
    details: 'التفاصيل',
    builds: 'النسخ',
    openOne: 'افتح إحداها على iPhone أو iPad لتثبيتها.',
    noBuilds: 'لا توجد نسخ حاليًا.',
    branches: 'الفروع والإصدارات',
    pullRequests: 'طلبات السحب',
    search: 'بحث',
    noMatch: 'لا توجد نتائج.',
    buildGone: 'لم تعد هذه النسخة موجودة',
    buildsGone: 'لم تعد هذه النسخ موجودة',
    buildExpired: 'انتهت صلاحية هذه النسخة',
    noBuild: 'لا توجد نسخة حاليًا',
    madeRoom: 'أُزيل {build} لإفساح المجال لنسخ أحدث.',
    profileEnded: 'انتهت صلاحية توقيع {build} في {date}: سيرفض iOS تثبيته أو فتحه.',
    removedWith: 'أُزيل {build} مع كل نسخ {channel}.',
    allRemoved: 'أُزيلت كل نسخ {channel}. يبقى التطبيق المثبّت على الجهاز.',
    nextHere: 'لم تعد نسخ {channel} موجودة. ستظهر النسخة التالية هنا.',
    removedOn: 'أُزيل في {date}.',
    seeNewest: 'عرض أحدث نسخة',
    addTo: 'إضافة إلى {app}',
    forReSigners: 'باستخدام AltStore أو SideStore أو Feather',
    signAnew: 'يوقّع AltStore وSideStore النسخة بحساب Apple الخاص بك: بالحساب المجاني لمدة 7 أيام ولثلاثة تطبيقات في الوقت نفسه. ويوقّع Feather بشهادتك الخاصة.',
    getIpa: 'تنزيل ملف IPA',
    copySource: 'نسخ عنوان المصدر',
    sourceCode: 'رمز QR بعنوان المصدر',
    stillSigned: 'لم يعد iOS يثبّتها من هنا. أما AltStore وSideStore وFeather فتوقّعها من جديد وما زالت تثبّتها.',
    needsInstaller: 'يجب أن يكون AltStore أو SideStore أو Feather على الجهاز أولاً.',
    refresh: 'بالحساب المجاني يتوقف بعد 7 أيام: حدّثه من AltStore أو SideStore.',
    'auto-focus-camera': 'كاميرا بتركيز تلقائي',
    'camera-flash': 'فلاش الكاميرا',
    'front-facing-camera': 'كاميرا أمامية',
    gyroscope: 'جيروسكوب',
    'iphone-ipad-minimum-performance-a12': 'شريحة A12 أو أحدث',
    'location-services': 'خدمات الموقع',
    magnetometer: 'بوصلة',
    microphone: 'ميكروفون',
    'still-camera': 'كاميرا',
    telephony: 'المكالمات الهاتفية',
    'video-camera': 'كاميرا فيديو',
    onlyFor: 'مخصّصة لـ {models} فقط',
    more: '{count} أخرى',
    notMended: 'لا يُصلح التوقيع الجديد هذه النسخة: على الأرجح لن تُثبَّت.',
    checksum: 'SHA-256 لملف IPA',
    noText: '(فارغ)',
};

;// CONCATENATED MODULE: ./src/site/languages/de.ts
const de = {
    install: 'Installieren',
    installAnyway: 'Trotzdem installieren',
    expired: 'Abgelaufen',
    expiresOn: 'Läuft {date} ab',
    version: 'Version {version}',
    pullRequest: 'Pull-Request {number}',
    size: 'Größe',
    needs: 'Benötigt',
    devices: 'Geräte',
    everyDevice: 'Alle Geräte',
    worksUntil: 'Läuft bis',
    hasExpired: 'Dieser Build ist abgelaufen.',
    askForNew: 'iOS installiert und öffnet ihn nicht mehr. Bitte um einen neuen Build.',
    installBefore: 'Installiere vor dem {date}. Danach brauchst du einen neuen Build.',
    newer: 'Es gibt einen neueren Build: {build}, {when}.',
    removed: 'Dieser Build wurde entfernt. Er lässt sich nicht mehr installieren.',
    notForThis: 'Nicht für dieses {device}.',
    padOnly: 'Dieser Build ist nur für das iPad.',
    needsSystem: 'Dieser Build benötigt {system} oder neuer; auf diesem {device} läuft {present}.',
    willRefuse: 'iOS wird melden, dass die App nicht installiert werden kann.',
    onComputer: 'Die Taste funktioniert auf einem iPhone oder iPad. Scanne dort den Code.',
    nothingHappens: 'Es passiert nichts?',
    openSafari: 'Seiten in anderen Apps können oft nicht installieren. Öffne diese Seite in Safari.',
    inSafari: 'In Safari öffnen',
    copyLink: 'Link kopieren',
    copied: 'Kopiert',
    lookAtHome: 'Bestätige mit „Installieren“ und geh zum Home-Bildschirm: Dort füllt sich das App-Symbol.',
    somethingElse: 'Hat das Gerät etwas anderes gemeldet?',
    doesNotInstall: 'Die Installation klappt nicht?',
    unable: '„Kann nicht installiert werden“, „Integrität konnte nicht überprüft werden“',
    cannotConnect: '„Verbindung mit {host} nicht möglich“',
    untrusted: '„Nicht vertrauenswürdiger Unternehmensentwickler“',
    developerMode: '„Entwicklermodus erforderlich“',
    nothing: 'Es ist nichts passiert',
    waiting: 'Das Symbol bleibt bei „Warten …“ oder „Laden …“',
    opensNot: 'Die App ist installiert, öffnet sich aber nicht',
    registered: {
        one: 'Dieser Build läuft nur auf {count} registrierten Gerät. Ist es nicht deines, sende deine UDID an den Entwickler und bitte um einen neuen Build.',
        other: 'Dieser Build läuft nur auf {count} registrierten Geräten. Ist deines nicht dabei, sende dessen UDID an den Entwickler und bitte um einen neuen Build.',
    },
    registeredSome: 'Dieser Build läuft nur auf registrierten Geräten. Ist deines nicht dabei, sende dessen UDID an den Entwickler und bitte um einen neuen Build.',
    endsOn: 'Nach dem {date} lässt er sich nicht mehr installieren.',
    needsLater: 'Das Gerät benötigt {system} oder neuer.',
    otherCopy: 'Ist die App schon aus dem App Store, aus TestFlight oder von einem anderen Team installiert, lösche sie zuerst. Ihre Daten gehen dabei verloren.',
    connection: 'Prüfe die Verbindung und versuche es ohne VPN oder Proxy.',
    reload: 'Vielleicht wurde der Build entfernt. Lade diese Seite neu.',
    restricted: 'Die Bildschirmzeit oder die Geräteverwaltung verbietet vielleicht Installationen.',
    greyIcon: 'Ist auf dem Home-Bildschirm ein graues Symbol der App, lösche es, starte das Gerät neu und versuche es noch einmal.',
    wait: 'Warte einige Minuten bei guter Verbindung: Die ganze App, {size}, wird geladen.',
    network: 'Manche Firmennetze sperren die Apple-Server, die Signaturen prüfen. Versuche es mit mobilen Daten.',
    revoked: 'Vielleicht wurde das Zertifikat widerrufen. Bitte um einen neuen Build.',
    trustTitle: 'Dem Entwickler einmal vertrauen',
    trustInstall: 'Installiere die App, aber öffne sie noch nicht.',
    trustSettings: 'Öffne „Einstellungen“ › „Allgemein“ › „VPN und Geräteverwaltung“ und wähle {team}.',
    trustTap: 'Tippe auf „Vertrauen“. Ab iOS 18 startet das Gerät dafür neu.',
    developerTitle: 'Entwicklermodus einmal einschalten',
    developerInstall: 'Installiere die App. Erst danach bietet iOS den Schalter an.',
    developerSettings: 'Öffne „Einstellungen“ › „Datenschutz & Sicherheit“ › „Entwicklermodus“ und schalte ihn ein.',
    developerRestart: 'Starte neu, wenn iOS danach fragt, entsperre das Gerät und bestätige.',
    theDeveloper: 'den Entwickler',
    udidTitle: 'Wie finde ich die UDID?',
    udidMac: 'Auf dem Mac: Schließ das Gerät an, wähle es im Finder aus und klicke auf die Zeile unter dem Namen, bis die UDID erscheint.',
    udidWindows: 'Unter Windows: Schließ das Gerät an, wähle es in der App „Apple-Geräte“ aus und klicke auf die Seriennummer, bis die UDID erscheint.',
    udidCopy: 'Kopiere die UDID mit einem Rechtsklick.',
    stillNot: 'Klappt es immer noch nicht? Ein Bericht zeigt dem Entwickler, wonach er suchen muss.',
    copyReport: 'Bericht kopieren',
    pasteInto: 'Füge ihn hier ein: {place}.',
    whatToTest: 'Was zu testen ist',
    goodToKnow: 'Gut zu wissen',
    aboutBuild: 'Über diesen Build',
    versionName: 'Version',
    build: 'Build',
    from: 'Aus',
    author: 'Autor',
    branch: 'Branch',
    commit: 'Commit',
    published: 'Veröffentlicht',
    provenance: 'Herkunft',
    attested: 'Gebaut von {workflow} aus {commit}, bezeugt von GitHub',
    signing: 'Signatur',
    expires: 'Läuft ab',
    team: 'Team',
    identifier: 'Kennung',
    development: 'Entwicklung',
    adHoc: 'Ad-hoc',
    enterprise: 'Enterprise (intern)',
    appStore: 'App Store',
    noProfile: 'Ohne Bereitstellungsprofil',
    deviceCount: { one: '{count} Gerät', other: '{count} Geräte' },
    orLater: '{system} oder neuer',
    both: '{first}, {second}',
    phoneAndPad: 'iPhone und iPad',
    onlyPad: 'nur iPad',
    changes: {
        one: '{count} Änderung seit {version}',
        other: '{count} Änderungen seit {version}',
    },
    added: 'neu',
    takenAway: 'entfernt',
    minimumSystem: 'Mindestens iOS',
    neededOfDevice: 'Vom Gerät verlangt',
    permission: 'Berechtigung {name}',
    entitlement: 'Entitlement {name}',
    extension: 'Erweiterung',
    framework: 'Framework',
    scan: 'Scanne den Code mit der Kamera eines iPhone oder iPad, um diese Seite dort zu öffnen.',
    openElsewhere: 'Auf einem anderen Gerät öffnen',
    qrCode: 'QR-Code mit der Adresse dieser Seite',
    appIcon: 'App-Symbol',
    allOf: 'Alle Builds von {channel}',
    allBuilds: 'Alle Builds',
    workflowRun: 'Workflow-Lauf',
    olderBuilds: 'Ältere Builds',
    details: 'Details',
    builds: 'Builds',
    openOne: 'Öffne einen auf einem iPhone oder iPad, um ihn zu installieren.',
    noBuilds: 'Zurzeit gibt es keine Builds.',
    branches: 'Branches und Versionen',
    pullRequests: 'Pull-Requests',
    search: 'Suchen',
    noMatch: 'Keine Treffer.',
    buildGone: 'Diesen Build gibt es nicht mehr',
    buildsGone: 'Diese Builds gibt es nicht mehr',
    buildExpired: 'Dieser Build ist abgelaufen',
    noBuild: 'Zurzeit kein Build',
    madeRoom: '{build} wurde entfernt, um Platz für neuere Builds zu machen.',
    profileEnded: 'Die Signatur von {build} ist am {date} abgelaufen: iOS würde die App weder installieren noch öffnen.',
    removedWith: '{build} wurde zusammen mit allen Builds von {channel} entfernt.',
    allRemoved: 'Alle Builds von {channel} wurden entfernt. Eine bereits installierte App bleibt auf dem Gerät.',
    nextHere: 'Die Builds von {channel} gibt es nicht mehr. Der nächste erscheint hier.',
    removedOn: 'Entfernt am {date}.',
    seeNewest: 'Zum neuesten Build',
    addTo: 'Zu {app} hinzufügen',
    forReSigners: 'Mit AltStore, SideStore oder Feather',
    signAnew: 'AltStore und SideStore signieren den Build mit deiner eigenen Apple-ID: mit einer kostenlosen für 7 Tage, drei Apps gleichzeitig. Feather signiert mit deinem eigenen Zertifikat.',
    getIpa: 'IPA laden',
    copySource: 'Adresse der Quelle kopieren',
    sourceCode: 'QR-Code mit der Adresse der Quelle',
    stillSigned: 'iOS installiert ihn von hier nicht mehr. AltStore, SideStore und Feather signieren ihn neu und tun es weiterhin.',
    needsInstaller: 'AltStore, SideStore oder Feather muss vorher auf dem Gerät sein.',
    refresh: 'Mit einer kostenlosen Apple-ID endet sie nach 7 Tagen: Lass sie von AltStore oder SideStore auffrischen.',
    'auto-focus-camera': 'eine Kamera mit Autofokus',
    'camera-flash': 'einen Kamerablitz',
    'front-facing-camera': 'eine Frontkamera',
    gyroscope: 'ein Gyroskop',
    'iphone-ipad-minimum-performance-a12': 'einen A12-Chip oder neuer',
    'location-services': 'Ortungsdienste',
    magnetometer: 'einen Kompass',
    microphone: 'ein Mikrofon',
    'still-camera': 'eine Kamera',
    telephony: 'Telefonie',
    'video-camera': 'eine Videokamera',
    onlyFor: 'nur für {models}',
    more: '{count} weitere',
    notMended: 'Eine neue Signatur behebt den Fehler dieses Builds nicht: Er lässt sich wahrscheinlich nicht installieren.',
    checksum: 'SHA-256 der IPA',
    noText: '(leer)',
};

;// CONCATENATED MODULE: ./src/site/languages/es.ts
const es = {
    install: 'Instalar',
    installAnyway: 'Instalar de todos modos',
    expired: 'Caducada',
    expiresOn: 'Caduca {date}',
    version: 'Versión {version}',
    pullRequest: 'Pull request {number}',
    size: 'Tamaño',
    needs: 'Requiere',
    devices: 'Dispositivos',
    everyDevice: 'Todos',
    worksUntil: 'Válida hasta',
    hasExpired: 'Esta compilación ha caducado.',
    askForNew: 'iOS ya no la instala ni la abre. Pide una compilación nueva.',
    installBefore: 'Instálala antes del {date}. Después, pide una compilación nueva.',
    newer: 'Hay una compilación más reciente: {build}, {when}.',
    removed: 'Esta compilación se ha eliminado. Ya no se puede instalar.',
    notForThis: 'No es para este {device}.',
    padOnly: 'Esta compilación es solo para el iPad.',
    needsSystem: 'Esta compilación requiere {system} o posterior; este {device} tiene {present}.',
    willRefuse: 'iOS mostrará «No se puede instalar».',
    onComputer: 'El botón funciona en un iPhone o iPad. Escanea allí el código.',
    nothingHappens: '¿No ocurre nada?',
    openSafari: 'Las páginas dentro de otras apps a menudo no pueden instalar. Abre esta página en Safari.',
    inSafari: 'Abrir en Safari',
    copyLink: 'Copiar enlace',
    copied: 'Copiado',
    lookAtHome: 'Confirma con «Instalar» y mira la pantalla de inicio: el icono se va llenando allí.',
    somethingElse: '¿El dispositivo ha dicho otra cosa?',
    doesNotInstall: '¿No se instala?',
    unable: '«No se puede instalar», «no se ha podido verificar su integridad»',
    cannotConnect: '«No se puede conectar con {host}»',
    untrusted: '«Desarrollador empresarial no fiable»',
    developerMode: '«Se requiere el modo de desarrollador»',
    nothing: 'No ha ocurrido nada',
    waiting: 'El icono se queda en «En espera…» o «Cargando…»',
    opensNot: 'Está instalada, pero no se abre',
    registered: {
        one: 'Esta compilación solo funciona en {count} dispositivo registrado. Si no es el tuyo, envía tu UDID al desarrollador y pide una compilación nueva.',
        other: 'Esta compilación solo funciona en {count} dispositivos registrados. Si el tuyo no está entre ellos, envía su UDID al desarrollador y pide una compilación nueva.',
    },
    registeredSome: 'Esta compilación solo funciona en dispositivos registrados. Si el tuyo no está entre ellos, envía su UDID al desarrollador y pide una compilación nueva.',
    endsOn: 'Después del {date} ya no se podrá instalar.',
    needsLater: 'El dispositivo necesita {system} o posterior.',
    otherCopy: 'Si la app ya está instalada desde el App Store, TestFlight u otro equipo, elimina antes esa copia. Sus datos se perderán.',
    connection: 'Comprueba la conexión e inténtalo sin VPN ni proxy.',
    reload: 'Puede que la compilación se haya eliminado. Vuelve a cargar esta página.',
    restricted: 'Puede que «Tiempo de uso» o la gestión del dispositivo no permita instalar apps.',
    greyIcon: 'Si en la pantalla de inicio hay un icono gris de la app, elimínalo, reinicia el dispositivo e inténtalo de nuevo.',
    wait: 'Espera unos minutos con una buena conexión: se está descargando toda la app, {size}.',
    network: 'Algunas redes de empresa bloquean los servidores de Apple que comprueban las firmas. Prueba con datos móviles.',
    revoked: 'Puede que el certificado se haya revocado. Pide una compilación nueva.',
    trustTitle: 'Confiar una vez en el desarrollador',
    trustInstall: 'Instala la app, pero no la abras todavía.',
    trustSettings: 'Abre Ajustes › General › VPN y gestión de dispositivos y elige {team}.',
    trustTap: 'Toca «Confiar». A partir de iOS 18, el dispositivo se reinicia para terminar.',
    developerTitle: 'Activar una vez el modo de desarrollador',
    developerInstall: 'Instala la app. Solo después iOS ofrece la opción.',
    developerSettings: 'Abre Ajustes › Privacidad y seguridad › Modo de desarrollador y actívalo.',
    developerRestart: 'Reinicia cuando iOS lo pida, desbloquea el dispositivo y confirma.',
    theDeveloper: 'el desarrollador',
    udidTitle: '¿Cómo encuentro el UDID?',
    udidMac: 'En un Mac: conecta el dispositivo, selecciónalo en el Finder y haz clic en la línea bajo su nombre hasta que aparezca el UDID.',
    udidWindows: 'En Windows: conecta el dispositivo, selecciónalo en la app Dispositivos Apple y haz clic en el número de serie hasta que aparezca el UDID.',
    udidCopy: 'Haz clic derecho en el UDID para copiarlo.',
    stillNot: '¿Sigue sin funcionar? Un informe le dice al desarrollador qué buscar.',
    copyReport: 'Copiar informe',
    pasteInto: 'Pégalo aquí: {place}.',
    whatToTest: 'Qué probar',
    goodToKnow: 'Conviene saber',
    aboutBuild: 'Acerca de esta compilación',
    versionName: 'Versión',
    build: 'Compilación',
    from: 'Origen',
    author: 'Autor',
    branch: 'Rama',
    commit: 'Commit',
    published: 'Publicada',
    provenance: 'Procedencia',
    attested: 'Compilada por {workflow} a partir de {commit}, con atestación de GitHub',
    signing: 'Firma',
    expires: 'Caduca',
    team: 'Equipo',
    identifier: 'Identificador',
    development: 'Desarrollo',
    adHoc: 'Ad hoc',
    enterprise: 'Empresa (interna)',
    appStore: 'App Store',
    noProfile: 'Sin perfil de datos',
    deviceCount: { one: '{count} dispositivo', other: '{count} dispositivos' },
    orLater: '{system} o posterior',
    both: '{first}, {second}',
    phoneAndPad: 'iPhone y iPad',
    onlyPad: 'solo iPad',
    changes: {
        one: '{count} cambio desde {version}',
        other: '{count} cambios desde {version}',
    },
    added: 'nuevo',
    takenAway: 'eliminado',
    minimumSystem: 'iOS mínimo',
    neededOfDevice: 'Requerido del dispositivo',
    permission: 'Permiso {name}',
    entitlement: 'Entitlement {name}',
    extension: 'Extensión',
    framework: 'Framework',
    scan: 'Escanea con la cámara de un iPhone o iPad para abrir allí esta página.',
    openElsewhere: 'Abrir en otro dispositivo',
    qrCode: 'Código QR con la dirección de esta página',
    appIcon: 'Icono de la app',
    allOf: 'Todas las compilaciones de {channel}',
    allBuilds: 'Todas las compilaciones',
    workflowRun: 'Ejecución del flujo de trabajo',
    olderBuilds: 'Compilaciones anteriores',
    details: 'Detalles',
    builds: 'Compilaciones',
    openOne: 'Abre una en un iPhone o iPad para instalarla.',
    noBuilds: 'No hay compilaciones por ahora.',
    branches: 'Ramas y versiones',
    pullRequests: 'Pull requests',
    search: 'Buscar',
    noMatch: 'Sin resultados.',
    buildGone: 'Esta compilación ya no está',
    buildsGone: 'Estas compilaciones ya no están',
    buildExpired: 'Esta compilación ha caducado',
    noBuild: 'Ninguna compilación por ahora',
    madeRoom: '{build} se eliminó para dejar sitio a compilaciones más recientes.',
    profileEnded: 'La firma de {build} caducó el {date}: iOS no la instalaría ni la abriría.',
    removedWith: '{build} se eliminó junto con todas las compilaciones de {channel}.',
    allRemoved: 'Se eliminaron todas las compilaciones de {channel}. Una app ya instalada sigue en el dispositivo.',
    nextHere: 'Las compilaciones de {channel} ya no están. La próxima aparecerá aquí.',
    removedOn: 'Eliminada el {date}.',
    seeNewest: 'Ver la compilación más reciente',
    addTo: 'Añadir a {app}',
    forReSigners: 'Con AltStore, SideStore o Feather',
    signAnew: 'AltStore y SideStore firman la compilación con tu propio Apple ID: con uno gratuito, por 7 días y tres apps a la vez. Feather firma con tu propio certificado.',
    getIpa: 'Descargar el IPA',
    copySource: 'Copiar la dirección de la fuente',
    sourceCode: 'Código QR con la dirección de la fuente',
    stillSigned: 'iOS ya no la instala desde aquí. AltStore, SideStore y Feather la firman de nuevo y aún pueden.',
    needsInstaller: 'Antes debe estar AltStore, SideStore o Feather en el dispositivo.',
    refresh: 'Con un Apple ID gratuito deja de funcionar a los 7 días: haz que AltStore o SideStore la renueve.',
    'auto-focus-camera': 'una cámara con enfoque automático',
    'camera-flash': 'un flash de cámara',
    'front-facing-camera': 'una cámara frontal',
    gyroscope: 'un giroscopio',
    'iphone-ipad-minimum-performance-a12': 'un chip A12 o posterior',
    'location-services': 'localización',
    magnetometer: 'una brújula',
    microphone: 'un micrófono',
    'still-camera': 'una cámara',
    telephony: 'llamadas telefónicas',
    'video-camera': 'una cámara de vídeo',
    onlyFor: 'solo para {models}',
    more: '{count} más',
    notMended: 'Una firma nueva no arregla esta compilación: lo más probable es que no se instale.',
    checksum: 'SHA-256 del IPA',
    noText: '(vacío)',
};

;// CONCATENATED MODULE: ./src/site/languages/fr.ts
const fr = {
    install: 'Installer',
    installAnyway: 'Installer quand même',
    expired: 'Expiré',
    expiresOn: 'Expire {date}',
    version: 'Version {version}',
    pullRequest: 'Pull request {number}',
    size: 'Taille',
    needs: 'Nécessite',
    devices: 'Appareils',
    everyDevice: 'Tout appareil',
    worksUntil: 'Valable jusqu’au',
    hasExpired: 'Ce build a expiré.',
    askForNew: 'iOS ne l’installe plus et ne l’ouvre plus. Demandez un nouveau build.',
    installBefore: 'À installer avant le {date}. Ensuite, demandez un nouveau build.',
    newer: 'Il existe un build plus récent : {build}, {when}.',
    removed: 'Ce build a été supprimé. Il ne peut plus être installé.',
    notForThis: 'Pas pour cet {device}.',
    padOnly: 'Ce build est réservé à l’iPad.',
    needsSystem: 'Ce build nécessite {system} ou version ultérieure ; cet {device} est sous {present}.',
    willRefuse: 'iOS affichera « Impossible d’installer ».',
    onComputer: 'Le bouton fonctionne sur un iPhone ou un iPad. Scannez-y le code.',
    nothingHappens: 'Rien ne se passe ?',
    openSafari: 'Les pages ouvertes dans d’autres apps ne peuvent souvent pas installer. Ouvrez cette page dans Safari.',
    inSafari: 'Ouvrir dans Safari',
    copyLink: 'Copier le lien',
    copied: 'Copié',
    lookAtHome: 'Touchez « Installer » pour confirmer, puis regardez l’écran d’accueil : l’icône s’y remplit.',
    somethingElse: 'L’appareil a affiché autre chose ?',
    doesNotInstall: 'L’installation ne fonctionne pas ?',
    unable: '« Impossible d’installer », « l’intégrité n’a pas pu être vérifiée »',
    cannotConnect: '« Impossible de se connecter à {host} »',
    untrusted: '« Développeur d’entreprise non approuvé »',
    developerMode: '« Mode développeur requis »',
    nothing: 'Rien ne s’est passé',
    waiting: 'L’icône reste sur « En attente… » ou « Chargement… »',
    opensNot: 'L’app est installée mais ne s’ouvre pas',
    registered: {
        one: 'Ce build ne fonctionne que sur {count} appareil enregistré. Si ce n’est pas le vôtre, envoyez votre UDID au développeur et demandez un nouveau build.',
        other: 'Ce build ne fonctionne que sur {count} appareils enregistrés. Si le vôtre n’en fait pas partie, envoyez son UDID au développeur et demandez un nouveau build.',
    },
    registeredSome: 'Ce build ne fonctionne que sur des appareils enregistrés. Si le vôtre n’en fait pas partie, envoyez son UDID au développeur et demandez un nouveau build.',
    endsOn: 'Après le {date}, il ne peut plus être installé.',
    needsLater: 'L’appareil doit utiliser {system} ou version ultérieure.',
    otherCopy: 'Si l’app est déjà installée depuis l’App Store, TestFlight ou une autre équipe, supprimez d’abord cette copie. Ses données seront perdues.',
    connection: 'Vérifiez la connexion et réessayez sans VPN ni proxy.',
    reload: 'Le build a peut-être été supprimé. Rechargez cette page.',
    restricted: 'Temps d’écran ou la gestion de l’appareil interdit peut-être l’installation d’apps.',
    greyIcon: 'Si une icône grisée de l’app se trouve sur l’écran d’accueil, supprimez-la, redémarrez l’appareil et réessayez.',
    wait: 'Patientez quelques minutes avec une bonne connexion : toute l’app, {size}, est en cours de téléchargement.',
    network: 'Certains réseaux d’entreprise bloquent les serveurs d’Apple qui vérifient les signatures. Essayez avec les données cellulaires.',
    revoked: 'Le certificat a peut-être été révoqué. Demandez un nouveau build.',
    trustTitle: 'Faire confiance au développeur une fois',
    trustInstall: 'Installez l’app, mais ne l’ouvrez pas encore.',
    trustSettings: 'Ouvrez Réglages › Général › VPN et gestion de l’appareil, puis choisissez {team}.',
    trustTap: 'Touchez « Faire confiance ». Depuis iOS 18, l’appareil redémarre pour terminer.',
    developerTitle: 'Activer le mode développeur une fois',
    developerInstall: 'Installez l’app. iOS ne propose le réglage qu’ensuite.',
    developerSettings: 'Ouvrez Réglages › Confidentialité et sécurité › Mode développeur et activez-le.',
    developerRestart: 'Redémarrez quand iOS le demande, déverrouillez et confirmez.',
    theDeveloper: 'le développeur',
    udidTitle: 'Où trouver l’UDID ?',
    udidMac: 'Sur un Mac : connectez l’appareil, choisissez-le dans le Finder et cliquez sur la ligne sous son nom jusqu’à voir l’UDID.',
    udidWindows: 'Sous Windows : connectez l’appareil, choisissez-le dans l’app Appareils Apple et cliquez sur le numéro de série jusqu’à voir l’UDID.',
    udidCopy: 'Copiez l’UDID d’un clic droit.',
    stillNot: 'Toujours rien ? Un rapport indique au développeur où chercher.',
    copyReport: 'Copier le rapport',
    pasteInto: 'Collez-le ici : {place}.',
    whatToTest: 'À tester',
    goodToKnow: 'Bon à savoir',
    aboutBuild: 'À propos de ce build',
    versionName: 'Version',
    build: 'Build',
    from: 'Origine',
    author: 'Auteur',
    branch: 'Branche',
    commit: 'Commit',
    published: 'Publié',
    provenance: 'Provenance',
    attested: 'Construit par {workflow} à partir de {commit}, attesté par GitHub',
    signing: 'Signature',
    expires: 'Expire',
    team: 'Équipe',
    identifier: 'Identifiant',
    development: 'Développement',
    adHoc: 'Ad hoc',
    enterprise: 'Entreprise (interne)',
    appStore: 'App Store',
    noProfile: 'Sans profil d’approvisionnement',
    deviceCount: { one: '{count} appareil', other: '{count} appareils' },
    orLater: '{system} ou version ultérieure',
    both: '{first}, {second}',
    phoneAndPad: 'iPhone et iPad',
    onlyPad: 'iPad uniquement',
    changes: {
        one: '{count} changement depuis {version}',
        other: '{count} changements depuis {version}',
    },
    added: 'ajouté',
    takenAway: 'supprimé',
    minimumSystem: 'iOS minimal',
    neededOfDevice: 'Requis de l’appareil',
    permission: 'Autorisation {name}',
    entitlement: 'Entitlement {name}',
    extension: 'Extension',
    framework: 'Framework',
    scan: 'Scannez avec l’appareil photo d’un iPhone ou d’un iPad pour y ouvrir cette page.',
    openElsewhere: 'Ouvrir sur un autre appareil',
    qrCode: 'Code QR avec l’adresse de cette page',
    appIcon: 'Icône de l’app',
    allOf: 'Tous les builds de {channel}',
    allBuilds: 'Tous les builds',
    workflowRun: 'Exécution du workflow',
    olderBuilds: 'Builds précédents',
    details: 'Détails',
    builds: 'Builds',
    openOne: 'Ouvrez-en un sur un iPhone ou un iPad pour l’installer.',
    noBuilds: 'Aucun build pour le moment.',
    branches: 'Branches et versions',
    pullRequests: 'Pull requests',
    search: 'Rechercher',
    noMatch: 'Aucun résultat.',
    buildGone: 'Ce build n’existe plus',
    buildsGone: 'Ces builds n’existent plus',
    buildExpired: 'Ce build a expiré',
    noBuild: 'Aucun build pour le moment',
    madeRoom: '{build} a été supprimé pour faire de la place à des builds plus récents.',
    profileEnded: 'La signature de {build} a expiré le {date} : iOS refuserait de l’installer ou de l’ouvrir.',
    removedWith: '{build} a été supprimé avec tous les builds de {channel}.',
    allRemoved: 'Tous les builds de {channel} ont été supprimés. Une app déjà installée reste sur l’appareil.',
    nextHere: 'Les builds de {channel} n’existent plus. Le prochain apparaîtra ici.',
    removedOn: 'Supprimé le {date}.',
    seeNewest: 'Voir le build le plus récent',
    addTo: 'Ajouter à {app}',
    forReSigners: 'Avec AltStore, SideStore ou Feather',
    signAnew: 'AltStore et SideStore signent le build avec votre propre identifiant Apple : avec un compte gratuit, pour 7 jours et trois apps à la fois. Feather signe avec votre propre certificat.',
    getIpa: 'Télécharger l’IPA',
    copySource: 'Copier l’adresse de la source',
    sourceCode: 'Code QR avec l’adresse de la source',
    stillSigned: 'iOS ne l’installe plus d’ici. AltStore, SideStore et Feather le signent à nouveau et le peuvent encore.',
    needsInstaller: 'AltStore, SideStore ou Feather doit d’abord être sur l’appareil.',
    refresh: 'Avec un identifiant Apple gratuit, elle s’arrête après 7 jours : laissez AltStore ou SideStore la renouveler.',
    'auto-focus-camera': 'un appareil photo avec autofocus',
    'camera-flash': 'un flash',
    'front-facing-camera': 'une caméra avant',
    gyroscope: 'un gyroscope',
    'iphone-ipad-minimum-performance-a12': 'une puce A12 ou ultérieure',
    'location-services': 'service de localisation',
    magnetometer: 'une boussole',
    microphone: 'un micro',
    'still-camera': 'un appareil photo',
    telephony: 'appels téléphoniques',
    'video-camera': 'une caméra vidéo',
    onlyFor: 'uniquement pour {models}',
    more: '{count} de plus',
    notMended: 'Une nouvelle signature ne répare pas ce build : il ne s’installera probablement pas.',
    checksum: 'SHA-256 de l’IPA',
    noText: '(vide)',
};

;// CONCATENATED MODULE: ./src/site/languages/ja.ts
const ja = {
    install: 'インストール',
    installAnyway: 'それでもインストール',
    expired: '期限切れ',
    expiresOn: '{date}に期限切れ',
    version: 'バージョン{version}',
    pullRequest: 'プルリクエスト{number}',
    size: 'サイズ',
    needs: '必要条件',
    devices: 'デバイス',
    everyDevice: 'すべて',
    worksUntil: '有効期限',
    hasExpired: 'このビルドは期限切れです。',
    askForNew: 'iOSではもうインストールも起動もできません。新しいビルドを依頼してください。',
    installBefore: '{date}より前にインストールしてください。それ以降は新しいビルドを依頼してください。',
    newer: '新しいビルドがあります：{build}、{when}。',
    removed: 'このビルドは削除されました。もうインストールできません。',
    notForThis: 'この{device}には対応していません。',
    padOnly: 'このビルドはiPad専用です。',
    needsSystem: 'このビルドには{system}以降が必要ですが、この{device}は{present}です。',
    willRefuse: 'iOSに“インストールできません”と表示されます。',
    onComputer: 'このボタンはiPhoneまたはiPadで使えます。そのデバイスでコードをスキャンしてください。',
    nothingHappens: '何も起きませんか？',
    openSafari: 'ほかのアプリ内で開いたページからはインストールできないことがあります。Safariでこのページを開いてください。',
    inSafari: 'Safariで開く',
    copyLink: 'リンクをコピー',
    copied: 'コピーしました',
    lookAtHome: '“インストール”をタップして確認し、ホーム画面を見てください。そこにアイコンが表示され、ダウンロードが進みます。',
    somethingElse: '別のメッセージが表示されましたか？',
    doesNotInstall: 'インストールできませんか？',
    unable: '“インストールできません”、“整合性を確認できませんでした”',
    cannotConnect: '“{host}に接続できません”',
    untrusted: '“信頼されていないエンタープライズデベロッパ”',
    developerMode: '“デベロッパモードが必要です”',
    nothing: '何も起きなかった',
    waiting: 'アイコンが“待機中…”または“読み込み中…”のまま',
    opensNot: 'インストールされたが開かない',
    registered: {
        other: 'このビルドは登録済みのデバイス{count}台でのみ動作します。お使いのデバイスが含まれていない場合は、UDIDをデベロッパに送り、新しいビルドを依頼してください。',
    },
    registeredSome: 'このビルドは登録済みのデバイスでのみ動作します。お使いのデバイスが含まれていない場合は、UDIDをデベロッパに送り、新しいビルドを依頼してください。',
    endsOn: '{date}を過ぎるとインストールできません。',
    needsLater: '{system}以降のデバイスが必要です。',
    otherCopy: 'このアプリがApp Store、TestFlight、または別のチームからすでにインストールされている場合は、先にそれを削除してください。データも削除されます。',
    connection: '接続を確認し、VPNやプロキシを使わずに試してください。',
    reload: 'ビルドが削除された可能性があります。このページを再読み込みしてください。',
    restricted: 'スクリーンタイムまたはデバイス管理でアプリのインストールが禁止されている可能性があります。',
    greyIcon: 'ホーム画面にグレー表示のアイコンがある場合は、それを削除し、デバイスを再起動してからもう一度試してください。',
    wait: '良好な接続で数分お待ちください。アプリ全体（{size}）をダウンロードしています。',
    network: '会社のネットワークによっては、署名を確認するAppleのサーバがブロックされています。モバイルデータ通信で試してください。',
    revoked: '証明書が失効した可能性があります。新しいビルドを依頼してください。',
    trustTitle: 'デベロッパを一度だけ信頼する',
    trustInstall: 'アプリをインストールします。まだ開かないでください。',
    trustSettings: '“設定”›“一般”›“VPNとデバイス管理”を開き、{team}を選択します。',
    trustTap: '“信頼”をタップします。iOS 18以降ではデバイスが再起動します。',
    developerTitle: 'デベロッパモードを一度だけオンにする',
    developerInstall: 'アプリをインストールします。そのあとで初めてスイッチが表示されます。',
    developerSettings: '“設定”›“プライバシーとセキュリティ”›“デベロッパモード”を開き、オンにします。',
    developerRestart: '求められたら再起動し、ロックを解除して確認します。',
    theDeveloper: 'デベロッパ',
    udidTitle: 'UDIDの調べ方',
    udidMac: 'Macの場合：デバイスを接続し、Finderで選択して、UDIDが表示されるまで名前の下の行をクリックします。',
    udidWindows: 'Windowsの場合：デバイスを接続し、Appleデバイスアプリで選択して、UDIDが表示されるまでシリアル番号をクリックします。',
    udidCopy: 'UDIDを右クリックしてコピーします。',
    stillNot: 'まだ解決しませんか？ レポートがあればデベロッパが原因を調べられます。',
    copyReport: 'レポートをコピー',
    pasteInto: 'ここに貼り付けてください：{place}。',
    whatToTest: 'テスト内容',
    goodToKnow: '知っておくこと',
    aboutBuild: 'このビルドについて',
    versionName: 'バージョン',
    build: 'ビルド',
    from: '作成元',
    author: '作成者',
    branch: 'ブランチ',
    commit: 'コミット',
    published: '公開日時',
    provenance: '来歴',
    attested: '{workflow} が {commit} からビルド(GitHub による証明あり)',
    signing: '署名',
    expires: '有効期限',
    team: 'チーム',
    identifier: '識別子',
    development: '開発用',
    adHoc: 'Ad Hoc',
    enterprise: 'エンタープライズ（社内）',
    appStore: 'App Store',
    noProfile: 'プロビジョニングプロファイルなし',
    deviceCount: { other: '{count}台' },
    orLater: '{system}以降',
    both: '{first}、{second}',
    phoneAndPad: 'iPhoneとiPad',
    onlyPad: 'iPadのみ',
    changes: { other: '{version}からの変更{count}件' },
    added: '追加',
    takenAway: '削除',
    minimumSystem: '必要なiOS',
    neededOfDevice: 'デバイスに必要な機能',
    permission: 'アクセス許可 {name}',
    entitlement: 'エンタイトルメント {name}',
    extension: '機能拡張',
    framework: 'フレームワーク',
    scan: 'iPhoneまたはiPadのカメラでスキャンすると、そのデバイスでこのページが開きます。',
    openElsewhere: '別のデバイスで開く',
    qrCode: 'このページのアドレスのQRコード',
    appIcon: 'アプリのアイコン',
    allOf: '{channel}のすべてのビルド',
    allBuilds: 'すべてのビルド',
    workflowRun: 'ワークフローの実行',
    olderBuilds: '以前のビルド',
    details: '詳細',
    builds: 'ビルド',
    openOne: 'iPhoneまたはiPadで開いてインストールしてください。',
    noBuilds: '現在ビルドはありません。',
    branches: 'ブランチとリリース',
    pullRequests: 'プルリクエスト',
    search: '検索',
    noMatch: '見つかりませんでした。',
    buildGone: 'このビルドはもうありません',
    buildsGone: 'これらのビルドはもうありません',
    buildExpired: 'このビルドは期限切れです',
    noBuild: '現在ビルドはありません',
    madeRoom: '{build}は新しいビルドのために削除されました。',
    profileEnded: '{build}の署名は{date}に期限が切れました。iOSではインストールも起動もできません。',
    removedWith: '{build}は{channel}のすべてのビルドとともに削除されました。',
    allRemoved: '{channel}のすべてのビルドが削除されました。インストール済みのアプリはデバイスに残ります。',
    nextHere: '{channel}のビルドはもうありません。次のビルドはここに表示されます。',
    removedOn: '{date}に削除されました。',
    seeNewest: '最新のビルドを見る',
    addTo: '{app}に追加',
    forReSigners: 'AltStore、SideStore、Featherを使う',
    signAnew: 'AltStoreとSideStoreは、あなたのApple IDでビルドに署名します。無料のApple IDでは7日間、同時に3つのアプリまでです。Featherは、あなたの証明書で署名します。',
    getIpa: 'IPAをダウンロード',
    copySource: 'ソースのアドレスをコピー',
    sourceCode: 'ソースのアドレスのQRコード',
    stillSigned: 'iOSはここからはもうインストールしません。AltStore、SideStore、Featherは署名し直すので、まだインストールできます。',
    needsInstaller: '先にAltStore、SideStore、Featherのいずれかをデバイスに入れておく必要があります。',
    refresh: '無料のApple IDでは7日後に開けなくなります。AltStoreまたはSideStoreで更新してください。',
    'auto-focus-camera': 'オートフォーカス付きカメラ',
    'camera-flash': 'カメラのフラッシュ',
    'front-facing-camera': '前面カメラ',
    gyroscope: 'ジャイロスコープ',
    'iphone-ipad-minimum-performance-a12': 'A12チップ以降',
    'location-services': '位置情報サービス',
    magnetometer: 'コンパス',
    microphone: 'マイク',
    'still-camera': 'カメラ',
    telephony: '電話',
    'video-camera': 'ビデオカメラ',
    onlyFor: '{models}専用',
    more: 'ほか{count}件',
    notMended: '署名し直してもこのビルドの問題は解決しないため、インストールできない可能性が高いです。',
    checksum: 'IPAのSHA-256',
    noText: '（空）',
};

;// CONCATENATED MODULE: ./src/site/languages/ko.ts
const ko = {
    install: '설치',
    installAnyway: '그래도 설치',
    expired: '만료됨',
    expiresOn: '{date} 만료',
    version: '버전 {version}',
    pullRequest: '풀 리퀘스트 {number}',
    size: '크기',
    needs: '요구 사항',
    devices: '기기',
    everyDevice: '모든 기기',
    worksUntil: '사용 기한',
    hasExpired: '이 빌드는 만료되었습니다.',
    askForNew: 'iOS에서 더 이상 설치하거나 열 수 없습니다. 새 빌드를 요청하십시오.',
    installBefore: '{date} 전에 설치하십시오. 이후에는 새 빌드를 요청하십시오.',
    newer: '더 새로운 빌드가 있습니다: {build}, {when}.',
    removed: '이 빌드는 제거되었습니다. 더 이상 설치할 수 없습니다.',
    notForThis: '이 {device}용이 아닙니다.',
    padOnly: '이 빌드는 iPad 전용입니다.',
    needsSystem: '이 빌드는 {system} 이상이 필요하지만 이 {device}의 버전은 {present}입니다.',
    willRefuse: 'iOS에 ‘설치할 수 없음’이 표시됩니다.',
    onComputer: '이 버튼은 iPhone 또는 iPad에서 작동합니다. 해당 기기에서 코드를 스캔하십시오.',
    nothingHappens: '아무 일도 일어나지 않습니까?',
    openSafari: '다른 앱 안에서 열린 페이지에서는 설치하지 못하는 경우가 많습니다. Safari에서 이 페이지를 여십시오.',
    inSafari: 'Safari에서 열기',
    copyLink: '링크 복사',
    copied: '복사됨',
    lookAtHome: '‘설치’를 눌러 확인한 다음 홈 화면을 보십시오. 그곳에서 아이콘이 채워집니다.',
    somethingElse: '다른 메시지가 표시되었습니까?',
    doesNotInstall: '설치되지 않습니까?',
    unable: '‘설치할 수 없음’, ‘무결성을 확인할 수 없음’',
    cannotConnect: '‘{host}에 연결할 수 없음’',
    untrusted: '‘신뢰할 수 없는 엔터프라이즈 개발자’',
    developerMode: '‘개발자 모드 필요’',
    nothing: '아무 일도 일어나지 않음',
    waiting: '아이콘이 ‘대기 중…’ 또는 ‘로드 중…’에서 멈춤',
    opensNot: '설치되었지만 열리지 않음',
    registered: {
        other: '이 빌드는 등록된 기기 {count}대에서만 실행됩니다. 사용자의 기기가 포함되어 있지 않으면 UDID를 개발자에게 보내고 새 빌드를 요청하십시오.',
    },
    registeredSome: '이 빌드는 등록된 기기에서만 실행됩니다. 사용자의 기기가 포함되어 있지 않으면 UDID를 개발자에게 보내고 새 빌드를 요청하십시오.',
    endsOn: '{date} 이후에는 설치할 수 없습니다.',
    needsLater: '기기에 {system} 이상이 필요합니다.',
    otherCopy: 'App Store, TestFlight 또는 다른 팀에서 받은 앱이 이미 설치되어 있으면 먼저 삭제하십시오. 해당 데이터도 삭제됩니다.',
    connection: '연결을 확인하고 VPN이나 프록시 없이 다시 시도하십시오.',
    reload: '빌드가 제거되었을 수 있습니다. 이 페이지를 다시 로드하십시오.',
    restricted: '스크린 타임 또는 기기 관리에서 앱 설치가 금지되어 있을 수 있습니다.',
    greyIcon: '홈 화면에 흐리게 표시된 앱 아이콘이 있으면 삭제하고 기기를 재시동한 다음 다시 시도하십시오.',
    wait: '연결 상태가 좋은 곳에서 몇 분간 기다리십시오. 앱 전체({size})를 다운로드하는 중입니다.',
    network: '일부 회사 네트워크는 서명을 확인하는 Apple 서버를 차단합니다. 셀룰러 데이터로 시도하십시오.',
    revoked: '인증서가 해지되었을 수 있습니다. 새 빌드를 요청하십시오.',
    trustTitle: '개발자를 한 번 신뢰하기',
    trustInstall: '앱을 설치하되 아직 열지 마십시오.',
    trustSettings: '설정 › 일반 › VPN 및 기기 관리를 열고 {team} 항목을 선택하십시오.',
    trustTap: '신뢰를 탭하십시오. iOS 18부터는 완료를 위해 기기가 재시동됩니다.',
    developerTitle: '개발자 모드를 한 번 켜기',
    developerInstall: '앱을 설치하십시오. 그런 다음에야 iOS에 스위치가 나타납니다.',
    developerSettings: '설정 › 개인정보 보호 및 보안 › 개발자 모드를 열고 켜십시오.',
    developerRestart: 'iOS에서 요청하면 재시동하고 잠금을 해제한 다음 확인하십시오.',
    theDeveloper: '개발자',
    udidTitle: 'UDID는 어떻게 찾습니까?',
    udidMac: 'Mac: 기기를 연결하고 Finder에서 선택한 다음 UDID가 나타날 때까지 이름 아래의 줄을 클릭하십시오.',
    udidWindows: 'Windows: 기기를 연결하고 Apple 기기 앱에서 선택한 다음 UDID가 나타날 때까지 일련 번호를 클릭하십시오.',
    udidCopy: 'UDID를 오른쪽 클릭하여 복사하십시오.',
    stillNot: '여전히 해결되지 않습니까? 보고서를 보내면 개발자가 원인을 찾을 수 있습니다.',
    copyReport: '보고서 복사',
    pasteInto: '여기에 붙여넣으십시오: {place}.',
    whatToTest: '테스트할 내용',
    goodToKnow: '알아두기',
    aboutBuild: '이 빌드에 관하여',
    versionName: '버전',
    build: '빌드',
    from: '출처',
    author: '작성자',
    branch: '브랜치',
    commit: '커밋',
    published: '게시일',
    provenance: '출처',
    attested: '{commit}에서 {workflow}(으)로 빌드됨, GitHub에서 증명함',
    signing: '서명',
    expires: '만료',
    team: '팀',
    identifier: '식별자',
    development: '개발용',
    adHoc: 'Ad Hoc',
    enterprise: '엔터프라이즈(사내)',
    appStore: 'App Store',
    noProfile: '프로비저닝 프로파일 없음',
    deviceCount: { other: '기기 {count}대' },
    orLater: '{system} 이상',
    both: '{first}, {second}',
    phoneAndPad: 'iPhone 및 iPad',
    onlyPad: 'iPad 전용',
    changes: { other: '{version} 이후 변경 {count}개' },
    added: '추가됨',
    takenAway: '제거됨',
    minimumSystem: '최소 iOS',
    neededOfDevice: '기기에 필요한 기능',
    permission: '권한 {name}',
    entitlement: '인타이틀먼트 {name}',
    extension: '확장 프로그램',
    framework: '프레임워크',
    scan: 'iPhone 또는 iPad의 카메라로 스캔하면 그 기기에서 이 페이지가 열립니다.',
    openElsewhere: '다른 기기에서 열기',
    qrCode: '이 페이지 주소가 담긴 QR 코드',
    appIcon: '앱 아이콘',
    allOf: '{channel}의 모든 빌드',
    allBuilds: '모든 빌드',
    workflowRun: '워크플로 실행',
    olderBuilds: '이전 빌드',
    details: '세부사항',
    builds: '빌드',
    openOne: 'iPhone 또는 iPad에서 하나를 열어 설치하십시오.',
    noBuilds: '현재 빌드가 없습니다.',
    branches: '브랜치 및 릴리스',
    pullRequests: '풀 리퀘스트',
    search: '검색',
    noMatch: '결과가 없습니다.',
    buildGone: '이 빌드는 더 이상 없습니다',
    buildsGone: '이 빌드들은 더 이상 없습니다',
    buildExpired: '이 빌드는 만료되었습니다',
    noBuild: '현재 빌드가 없습니다',
    madeRoom: '새 빌드를 위한 공간을 확보하기 위해 {build} 항목이 제거되었습니다.',
    profileEnded: '{build}의 서명이 {date}에 만료되었습니다. iOS에서 설치하거나 열 수 없습니다.',
    removedWith: '{channel}의 모든 빌드와 함께 {build} 항목이 제거되었습니다.',
    allRemoved: '{channel}의 모든 빌드가 제거되었습니다. 이미 설치된 앱은 기기에 남아 있습니다.',
    nextHere: '{channel}의 빌드가 더 이상 없습니다. 다음 빌드가 여기에 나타납니다.',
    removedOn: '{date}에 제거되었습니다.',
    seeNewest: '최신 빌드 보기',
    addTo: '{app}에 추가',
    forReSigners: 'AltStore, SideStore 또는 Feather로 설치',
    signAnew: 'AltStore와 SideStore는 사용자의 Apple ID로 빌드에 서명합니다. 무료 계정은 7일 동안, 한 번에 앱 세 개까지입니다. Feather는 사용자의 인증서로 서명합니다.',
    getIpa: 'IPA 다운로드',
    copySource: '소스 주소 복사',
    sourceCode: '소스 주소의 QR 코드',
    stillSigned: 'iOS는 더 이상 여기서 설치하지 않습니다. AltStore, SideStore, Feather는 다시 서명하므로 아직 설치할 수 있습니다.',
    needsInstaller: '먼저 기기에 AltStore, SideStore 또는 Feather가 있어야 합니다.',
    refresh: '무료 Apple ID로는 7일 뒤에 열리지 않습니다. AltStore나 SideStore에서 갱신하십시오.',
    'auto-focus-camera': '자동 초점 카메라',
    'camera-flash': '카메라 플래시',
    'front-facing-camera': '전면 카메라',
    gyroscope: '자이로스코프',
    'iphone-ipad-minimum-performance-a12': 'A12 칩 이상',
    'location-services': '위치 서비스',
    magnetometer: '나침반',
    microphone: '마이크',
    'still-camera': '카메라',
    telephony: '전화 통화',
    'video-camera': '비디오 카메라',
    onlyFor: '{models} 전용',
    more: '외 {count}개',
    notMended: '다시 서명해도 이 빌드의 문제는 해결되지 않으므로 설치되지 않을 가능성이 큽니다.',
    checksum: 'IPA의 SHA-256',
    noText: '(비어 있음)',
};

;// CONCATENATED MODULE: ./src/site/languages/pt-br.ts
const ptBr = {
    install: 'Instalar',
    installAnyway: 'Instalar mesmo assim',
    expired: 'Expirado',
    expiresOn: 'Expira {date}',
    version: 'Versão {version}',
    pullRequest: 'Pull request {number}',
    size: 'Tamanho',
    needs: 'Requer',
    devices: 'Dispositivos',
    everyDevice: 'Todos',
    worksUntil: 'Funciona até',
    hasExpired: 'Este build expirou.',
    askForNew: 'O iOS não o instala nem abre mais. Peça um novo build.',
    installBefore: 'Instale antes de {date}. Depois, peça um novo build.',
    newer: 'Há um build mais recente: {build}, {when}.',
    removed: 'Este build foi removido. Não é mais possível instalá-lo.',
    notForThis: 'Não é para este {device}.',
    padOnly: 'Este build é somente para iPad.',
    needsSystem: 'Este build requer {system} ou posterior; este {device} tem {present}.',
    willRefuse: 'O iOS mostrará “Não Foi Possível Instalar”.',
    onComputer: 'O botão funciona em um iPhone ou iPad. Escaneie o código nele.',
    nothingHappens: 'Nada acontece?',
    openSafari: 'Páginas dentro de outros apps muitas vezes não conseguem instalar. Abra esta página no Safari.',
    inSafari: 'Abrir no Safari',
    copyLink: 'Copiar link',
    copied: 'Copiado',
    lookAtHome: 'Confirme com “Instalar” e veja a Tela de Início: o ícone vai sendo preenchido lá.',
    somethingElse: 'O dispositivo disse outra coisa?',
    doesNotInstall: 'Não instala?',
    unable: '“Não Foi Possível Instalar”, “não foi possível verificar a integridade”',
    cannotConnect: '“Não é possível conectar a {host}”',
    untrusted: '“Desenvolvedor Empresarial Não Confiável”',
    developerMode: '“Modo de Desenvolvedor Necessário”',
    nothing: 'Nada aconteceu',
    waiting: 'O ícone fica em “Aguardando…” ou “Carregando…”',
    opensNot: 'Está instalado, mas não abre',
    registered: {
        one: 'Este build funciona somente em {count} dispositivo registrado. Se não for o seu, envie seu UDID ao desenvolvedor e peça um novo build.',
        other: 'Este build funciona somente em {count} dispositivos registrados. Se o seu não estiver entre eles, envie o UDID ao desenvolvedor e peça um novo build.',
    },
    registeredSome: 'Este build funciona somente em dispositivos registrados. Se o seu não estiver entre eles, envie o UDID ao desenvolvedor e peça um novo build.',
    endsOn: 'Depois de {date}, ele não poderá mais ser instalado.',
    needsLater: 'O dispositivo precisa do {system} ou posterior.',
    otherCopy: 'Se o app já estiver instalado pela App Store, pelo TestFlight ou por outra equipe, apague essa cópia primeiro. Os dados dela serão perdidos.',
    connection: 'Verifique a conexão e tente sem VPN ou proxy.',
    reload: 'O build pode ter sido removido. Recarregue esta página.',
    restricted: 'O Tempo de Uso ou o gerenciamento do dispositivo pode proibir a instalação de apps.',
    greyIcon: 'Se houver um ícone cinza do app na Tela de Início, apague-o, reinicie o dispositivo e tente novamente.',
    wait: 'Aguarde alguns minutos com uma boa conexão: o app inteiro, {size}, está sendo baixado.',
    network: 'Algumas redes corporativas bloqueiam os servidores da Apple que verificam assinaturas. Tente com dados celulares.',
    revoked: 'O certificado pode ter sido revogado. Peça um novo build.',
    trustTitle: 'Confiar no desenvolvedor uma vez',
    trustInstall: 'Instale o app, mas não o abra ainda.',
    trustSettings: 'Abra Ajustes › Geral › VPN e Gerenciamento de Dispositivo e escolha {team}.',
    trustTap: 'Toque em Confiar. A partir do iOS 18, o dispositivo reinicia para concluir.',
    developerTitle: 'Ativar o Modo de Desenvolvedor uma vez',
    developerInstall: 'Instale o app. Só depois o iOS oferece a opção.',
    developerSettings: 'Abra Ajustes › Privacidade e Segurança › Modo de Desenvolvedor e ative-o.',
    developerRestart: 'Reinicie quando o iOS pedir, desbloqueie e confirme.',
    theDeveloper: 'o desenvolvedor',
    udidTitle: 'Como encontro o UDID?',
    udidMac: 'No Mac: conecte o dispositivo, selecione-o no Finder e clique na linha abaixo do nome até que o UDID apareça.',
    udidWindows: 'No Windows: conecte o dispositivo, selecione-o no app Dispositivos Apple e clique no número de série até que o UDID apareça.',
    udidCopy: 'Clique com o botão direito no UDID para copiá-lo.',
    stillNot: 'Ainda não funcionou? Um relatório mostra ao desenvolvedor o que procurar.',
    copyReport: 'Copiar relatório',
    pasteInto: 'Cole aqui: {place}.',
    whatToTest: 'O que testar',
    goodToKnow: 'Bom saber',
    aboutBuild: 'Sobre este build',
    versionName: 'Versão',
    build: 'Build',
    from: 'Origem',
    author: 'Autor',
    branch: 'Branch',
    commit: 'Commit',
    published: 'Publicado',
    provenance: 'Procedência',
    attested: 'Compilado por {workflow} a partir de {commit}, atestado pelo GitHub',
    signing: 'Assinatura',
    expires: 'Expira',
    team: 'Equipe',
    identifier: 'Identificador',
    development: 'Desenvolvimento',
    adHoc: 'Ad hoc',
    enterprise: 'Empresarial (interno)',
    appStore: 'App Store',
    noProfile: 'Sem perfil de provisionamento',
    deviceCount: { one: '{count} dispositivo', other: '{count} dispositivos' },
    orLater: '{system} ou posterior',
    both: '{first}, {second}',
    phoneAndPad: 'iPhone e iPad',
    onlyPad: 'somente iPad',
    changes: {
        one: '{count} alteração desde {version}',
        other: '{count} alterações desde {version}',
    },
    added: 'novo',
    takenAway: 'removido',
    minimumSystem: 'iOS mínimo',
    neededOfDevice: 'Exigido do dispositivo',
    permission: 'Permissão {name}',
    entitlement: 'Entitlement {name}',
    extension: 'Extensão',
    framework: 'Framework',
    scan: 'Escaneie com a câmera de um iPhone ou iPad para abrir esta página nele.',
    openElsewhere: 'Abrir em outro dispositivo',
    qrCode: 'Código QR com o endereço desta página',
    appIcon: 'Ícone do app',
    allOf: 'Todos os builds de {channel}',
    allBuilds: 'Todos os builds',
    workflowRun: 'Execução do workflow',
    olderBuilds: 'Builds anteriores',
    details: 'Detalhes',
    builds: 'Builds',
    openOne: 'Abra um em um iPhone ou iPad para instalá-lo.',
    noBuilds: 'Nenhum build no momento.',
    branches: 'Branches e versões',
    pullRequests: 'Pull requests',
    search: 'Buscar',
    noMatch: 'Nada encontrado.',
    buildGone: 'Este build não existe mais',
    buildsGone: 'Estes builds não existem mais',
    buildExpired: 'Este build expirou',
    noBuild: 'Nenhum build no momento',
    madeRoom: '{build} foi removido para dar lugar a builds mais recentes.',
    profileEnded: 'A assinatura de {build} expirou em {date}: o iOS se recusaria a instalar ou abrir o app.',
    removedWith: '{build} foi removido junto com todos os builds de {channel}.',
    allRemoved: 'Todos os builds de {channel} foram removidos. Um app já instalado continua no dispositivo.',
    nextHere: 'Os builds de {channel} não existem mais. O próximo aparecerá aqui.',
    removedOn: 'Removido em {date}.',
    seeNewest: 'Ver o build mais recente',
    addTo: 'Adicionar ao {app}',
    forReSigners: 'Com AltStore, SideStore ou Feather',
    signAnew: 'AltStore e SideStore assinam o build com o seu próprio ID Apple: com um gratuito, por 7 dias e três apps por vez. O Feather assina com o seu próprio certificado.',
    getIpa: 'Baixar o IPA',
    copySource: 'Copiar o endereço da fonte',
    sourceCode: 'Código QR com o endereço da fonte',
    stillSigned: 'O iOS não o instala mais daqui. AltStore, SideStore e Feather o assinam de novo e ainda conseguem.',
    needsInstaller: 'AltStore, SideStore ou Feather precisa estar no dispositivo antes.',
    refresh: 'Com um ID Apple gratuito, o app para após 7 dias: deixe o AltStore ou o SideStore renová-lo.',
    'auto-focus-camera': 'uma câmera com foco automático',
    'camera-flash': 'um flash de câmera',
    'front-facing-camera': 'uma câmera frontal',
    gyroscope: 'um giroscópio',
    'iphone-ipad-minimum-performance-a12': 'um chip A12 ou posterior',
    'location-services': 'serviços de localização',
    magnetometer: 'uma bússola',
    microphone: 'um microfone',
    'still-camera': 'uma câmera',
    telephony: 'chamadas telefônicas',
    'video-camera': 'uma câmera de vídeo',
    onlyFor: 'somente para {models}',
    more: 'mais {count}',
    notMended: 'Uma nova assinatura não corrige este build: ele provavelmente não será instalado.',
    checksum: 'SHA-256 do IPA',
    noText: '(vazio)',
};

;// CONCATENATED MODULE: ./src/site/languages/zh-hans.ts
const zhHans = {
    install: '安装',
    installAnyway: '仍要安装',
    expired: '已过期',
    expiresOn: '{date}过期',
    version: '版本 {version}',
    pullRequest: '拉取请求 {number}',
    size: '大小',
    needs: '要求',
    devices: '设备',
    everyDevice: '所有设备',
    worksUntil: '有效期至',
    hasExpired: '此构建版本已过期。',
    askForNew: 'iOS 不再安装或打开它。请索取新的构建版本。',
    installBefore: '请在 {date} 之前安装。此后请索取新的构建版本。',
    newer: '有更新的构建版本：{build}，{when}。',
    removed: '此构建版本已被移除，无法再安装。',
    notForThis: '不适用于此 {device}。',
    padOnly: '此构建版本仅适用于 iPad。',
    needsSystem: '此构建版本需要 {system} 或更高版本；此 {device} 的系统是 {present}。',
    willRefuse: 'iOS 会显示“无法安装”。',
    onComputer: '此按钮只能在 iPhone 或 iPad 上使用。请用该设备扫描二维码。',
    nothingHappens: '没有反应？',
    openSafari: '在其他 App 内打开的页面通常无法安装。请在 Safari 浏览器中打开此页面。',
    inSafari: '在 Safari 浏览器中打开',
    copyLink: '拷贝链接',
    copied: '已拷贝',
    lookAtHome: '轻点“安装”确认，然后查看主屏幕：图标会在那里逐渐填满。',
    somethingElse: '设备显示了其他信息？',
    doesNotInstall: '无法安装？',
    unable: '“无法安装”、“无法验证其完整性”',
    cannotConnect: '“无法连接到 {host}”',
    untrusted: '“未受信任的企业级开发者”',
    developerMode: '“需要开发者模式”',
    nothing: '没有任何反应',
    waiting: '图标一直显示“等待中…”或“正在载入…”',
    opensNot: '已安装，但无法打开',
    registered: {
        other: '此构建版本只能在 {count} 台已注册的设备上运行。如果你的设备不在其中，请将其 UDID 发送给开发者并索取新的构建版本。',
    },
    registeredSome: '此构建版本只能在已注册的设备上运行。如果你的设备不在其中，请将其 UDID 发送给开发者并索取新的构建版本。',
    endsOn: '{date} 之后将无法再安装。',
    needsLater: '设备需要 {system} 或更高版本。',
    otherCopy: '如果已从 App Store、TestFlight 或其他团队安装了此 App，请先将其删除。其数据也会一并删除。',
    connection: '请检查网络连接，并在不使用 VPN 或代理的情况下重试。',
    reload: '构建版本可能已被移除。请重新载入此页面。',
    restricted: '“屏幕使用时间”或设备管理可能禁止安装 App。',
    greyIcon: '如果主屏幕上有此 App 的灰色图标，请将其删除，重新启动设备，然后再试一次。',
    wait: '请在网络良好的情况下等待几分钟：正在下载整个 App（{size}）。',
    network: '某些公司网络会阻止 Apple 用于验证签名的服务器。请尝试使用蜂窝数据。',
    revoked: '证书可能已被吊销。请索取新的构建版本。',
    trustTitle: '信任开发者（仅需一次）',
    trustInstall: '安装 App，但先不要打开。',
    trustSettings: '前往“设置”›“通用”›“VPN 与设备管理”，然后选择 {team}。',
    trustTap: '轻点“信任”。在 iOS 18 及更高版本中，设备会重新启动以完成操作。',
    developerTitle: '打开开发者模式（仅需一次）',
    developerInstall: '安装 App。之后 iOS 才会显示该开关。',
    developerSettings: '前往“设置”›“隐私与安全性”›“开发者模式”并将其打开。',
    developerRestart: '在 iOS 提示时重新启动，解锁并确认。',
    theDeveloper: '开发者',
    udidTitle: '如何找到 UDID？',
    udidMac: '在 Mac 上：连接设备，在“访达”中选择它，点按名称下方的那一行，直到显示 UDID。',
    udidWindows: '在 Windows 上：连接设备，在“Apple 设备”App 中选择它，点按序列号，直到显示 UDID。',
    udidCopy: '右键点按 UDID 进行拷贝。',
    stillNot: '仍然不行？报告可以帮助开发者查找原因。',
    copyReport: '拷贝报告',
    pasteInto: '粘贴到此处：{place}。',
    whatToTest: '测试内容',
    goodToKnow: '须知',
    aboutBuild: '关于此构建版本',
    versionName: '版本',
    build: '构建版本',
    from: '来源',
    author: '作者',
    branch: '分支',
    commit: '提交',
    published: '发布时间',
    provenance: '来源',
    attested: '由 {workflow} 从 {commit} 构建,经 GitHub 证明',
    signing: '签名',
    expires: '过期时间',
    team: '团队',
    identifier: '标识符',
    development: '开发',
    adHoc: 'Ad Hoc',
    enterprise: '企业（内部）',
    appStore: 'App Store',
    noProfile: '无描述文件',
    deviceCount: { other: '{count} 台设备' },
    orLater: '{system} 或更高版本',
    both: '{first}、{second}',
    phoneAndPad: 'iPhone 和 iPad',
    onlyPad: '仅 iPad',
    changes: { other: '自 {version} 以来有 {count} 项更改' },
    added: '新增',
    takenAway: '移除',
    minimumSystem: '最低 iOS',
    neededOfDevice: '设备须具备',
    permission: '权限 {name}',
    entitlement: '授权 {name}',
    extension: '扩展',
    framework: '框架',
    scan: '用 iPhone 或 iPad 的相机扫描，即可在该设备上打开此页面。',
    openElsewhere: '在其他设备上打开',
    qrCode: '包含此页面地址的二维码',
    appIcon: 'App 图标',
    allOf: '{channel} 的所有构建版本',
    allBuilds: '所有构建版本',
    workflowRun: '工作流运行',
    olderBuilds: '较早的构建版本',
    details: '详细信息',
    builds: '构建版本',
    openOne: '在 iPhone 或 iPad 上打开一个即可安装。',
    noBuilds: '目前没有构建版本。',
    branches: '分支和发布版本',
    pullRequests: '拉取请求',
    search: '搜索',
    noMatch: '未找到结果。',
    buildGone: '此构建版本已不存在',
    buildsGone: '这些构建版本已不存在',
    buildExpired: '此构建版本已过期',
    noBuild: '目前没有构建版本',
    madeRoom: '为给较新的构建版本腾出空间，{build} 已被移除。',
    profileEnded: '{build} 的签名已于 {date} 过期：iOS 会拒绝安装或打开它。',
    removedWith: '{build} 已随 {channel} 的所有构建版本一起移除。',
    allRemoved: '{channel} 的所有构建版本均已移除。已安装的 App 会保留在设备上。',
    nextHere: '{channel} 的构建版本已不存在。下一个会显示在这里。',
    removedOn: '移除于 {date}。',
    seeNewest: '查看最新的构建版本',
    addTo: '添加到 {app}',
    forReSigners: '使用 AltStore、SideStore 或 Feather',
    signAnew: 'AltStore 和 SideStore 用你自己的 Apple ID 为此构建版本签名：免费账户为 7 天，同时三个 App。Feather 用你自己的证书签名。',
    getIpa: '下载 IPA',
    copySource: '拷贝源地址',
    sourceCode: '包含源地址的二维码',
    stillSigned: 'iOS 不再从这里安装它。AltStore、SideStore 和 Feather 会重新签名，仍可安装。',
    needsInstaller: '设备上需先装有 AltStore、SideStore 或 Feather。',
    refresh: '使用免费 Apple ID 时，7 天后将无法打开：请用 AltStore 或 SideStore 刷新。',
    'auto-focus-camera': '带自动对焦的摄像头',
    'camera-flash': '相机闪光灯',
    'front-facing-camera': '前置摄像头',
    gyroscope: '陀螺仪',
    'iphone-ipad-minimum-performance-a12': 'A12 或更新芯片',
    'location-services': '定位服务',
    magnetometer: '指南针',
    microphone: '麦克风',
    'still-camera': '摄像头',
    telephony: '电话',
    'video-camera': '摄像功能',
    onlyFor: '仅限 {models}',
    more: '另有 {count} 项',
    notMended: '重新签名无法修复此构建版本：它很可能无法安装。',
    checksum: 'IPA 的 SHA-256',
    noText: '（空）',
};

;// CONCATENATED MODULE: ./src/site/languages/zh-hant.ts
const zhHant = {
    install: '安裝',
    installAnyway: '仍要安裝',
    expired: '已過期',
    expiresOn: '{date}過期',
    version: '版本 {version}',
    pullRequest: '提取要求 {number}',
    size: '大小',
    needs: '需求',
    devices: '裝置',
    everyDevice: '所有裝置',
    worksUntil: '有效期限',
    hasExpired: '此建置版本已過期。',
    askForNew: 'iOS 不會再安裝或打開它。請索取新的建置版本。',
    installBefore: '請在 {date} 之前安裝。之後請索取新的建置版本。',
    newer: '有較新的建置版本：{build}，{when}。',
    removed: '此建置版本已移除，無法再安裝。',
    notForThis: '不適用於這部 {device}。',
    padOnly: '此建置版本僅適用於 iPad。',
    needsSystem: '此建置版本需要 {system} 或以上版本；這部 {device} 的系統是 {present}。',
    willRefuse: 'iOS 會顯示「無法安裝」。',
    onComputer: '此按鈕只能在 iPhone 或 iPad 上使用。請用該裝置掃描行動條碼。',
    nothingHappens: '沒有反應？',
    openSafari: '在其他 App 內打開的網頁通常無法安裝。請在 Safari 中打開此網頁。',
    inSafari: '在 Safari 中打開',
    copyLink: '拷貝連結',
    copied: '已拷貝',
    lookAtHome: '點一下「安裝」確認，然後查看主畫面：圖像會在那裡逐漸填滿。',
    somethingElse: '裝置顯示了其他訊息？',
    doesNotInstall: '無法安裝？',
    unable: '「無法安裝」、「無法驗證其完整性」',
    cannotConnect: '「無法連接到 {host}」',
    untrusted: '「未受信任的企業級開發者」',
    developerMode: '「需要開發者模式」',
    nothing: '沒有任何反應',
    waiting: '圖像一直顯示「等待中⋯」或「載入中⋯」',
    opensNot: '已安裝，但無法打開',
    registered: {
        other: '此建置版本只能在 {count} 部已註冊的裝置上執行。如果你的裝置不在其中，請將其 UDID 傳送給開發者並索取新的建置版本。',
    },
    registeredSome: '此建置版本只能在已註冊的裝置上執行。如果你的裝置不在其中，請將其 UDID 傳送給開發者並索取新的建置版本。',
    endsOn: '{date} 之後將無法再安裝。',
    needsLater: '裝置需要 {system} 或以上版本。',
    otherCopy: '如果已從 App Store、TestFlight 或其他團隊安裝此 App，請先將其刪除。其資料也會一併刪除。',
    connection: '請檢查網路連線，並在不使用 VPN 或代理伺服器的情況下重試。',
    reload: '建置版本可能已移除。請重新載入此網頁。',
    restricted: '「螢幕使用時間」或裝置管理可能禁止安裝 App。',
    greyIcon: '如果主畫面上有此 App 的灰色圖像，請將其刪除，重新啟動裝置，然後再試一次。',
    wait: '請在網路良好的情況下等候幾分鐘：正在下載整個 App（{size}）。',
    network: '某些公司網路會阻擋 Apple 用於驗證簽章的伺服器。請嘗試使用行動數據。',
    revoked: '憑證可能已撤銷。請索取新的建置版本。',
    trustTitle: '信任開發者（僅需一次）',
    trustInstall: '安裝 App，但先不要打開。',
    trustSettings: '前往「設定」›「一般」›「VPN 與裝置管理」，然後選擇 {team}。',
    trustTap: '點一下「信任」。在 iOS 18 或以上版本中，裝置會重新啟動以完成操作。',
    developerTitle: '開啟開發者模式（僅需一次）',
    developerInstall: '安裝 App。之後 iOS 才會顯示該開關。',
    developerSettings: '前往「設定」›「隱私權與安全性」›「開發者模式」並將其開啟。',
    developerRestart: '在 iOS 提示時重新啟動，解鎖並確認。',
    theDeveloper: '開發者',
    udidTitle: '如何找到 UDID？',
    udidMac: '在 Mac 上：連接裝置，在 Finder 中選取它，按一下名稱下方的那一行，直到顯示 UDID。',
    udidWindows: '在 Windows 上：連接裝置，在「Apple 裝置」App 中選取它，按一下序號，直到顯示 UDID。',
    udidCopy: '右鍵按一下 UDID 即可拷貝。',
    stillNot: '仍然不行？報告可協助開發者找出原因。',
    copyReport: '拷貝報告',
    pasteInto: '貼到這裡：{place}。',
    whatToTest: '測試內容',
    goodToKnow: '須知',
    aboutBuild: '關於此建置版本',
    versionName: '版本',
    build: '建置版本',
    from: '來源',
    author: '作者',
    branch: '分支',
    commit: '提交',
    published: '發佈時間',
    provenance: '來源',
    attested: '由 {workflow} 從 {commit} 建置,經 GitHub 證明',
    signing: '簽章',
    expires: '到期',
    team: '團隊',
    identifier: '識別碼',
    development: '開發',
    adHoc: 'Ad Hoc',
    enterprise: '企業（內部）',
    appStore: 'App Store',
    noProfile: '無佈建描述檔',
    deviceCount: { other: '{count} 部裝置' },
    orLater: '{system} 或以上版本',
    both: '{first}、{second}',
    phoneAndPad: 'iPhone 和 iPad',
    onlyPad: '僅限 iPad',
    changes: { other: '自 {version} 以來有 {count} 項更動' },
    added: '新增',
    takenAway: '移除',
    minimumSystem: '最低 iOS',
    neededOfDevice: '裝置須具備',
    permission: '權限 {name}',
    entitlement: '授權 {name}',
    extension: '延伸功能',
    framework: '框架',
    scan: '用 iPhone 或 iPad 的相機掃描，即可在該裝置上打開此網頁。',
    openElsewhere: '在其他裝置上打開',
    qrCode: '包含此網頁位址的行動條碼',
    appIcon: 'App 圖像',
    allOf: '{channel} 的所有建置版本',
    allBuilds: '所有建置版本',
    workflowRun: '工作流程執行',
    olderBuilds: '較舊的建置版本',
    details: '詳細資訊',
    builds: '建置版本',
    openOne: '在 iPhone 或 iPad 上打開一個即可安裝。',
    noBuilds: '目前沒有建置版本。',
    branches: '分支與發行版本',
    pullRequests: '提取要求',
    search: '搜尋',
    noMatch: '找不到結果。',
    buildGone: '此建置版本已不存在',
    buildsGone: '這些建置版本已不存在',
    buildExpired: '此建置版本已過期',
    noBuild: '目前沒有建置版本',
    madeRoom: '為了騰出空間給較新的建置版本，{build} 已移除。',
    profileEnded: '{build} 的簽章已於 {date} 過期：iOS 會拒絕安裝或打開它。',
    removedWith: '{build} 已隨 {channel} 的所有建置版本一起移除。',
    allRemoved: '{channel} 的所有建置版本均已移除。已安裝的 App 會保留在裝置上。',
    nextHere: '{channel} 的建置版本已不存在。下一個會顯示在這裡。',
    removedOn: '移除於 {date}。',
    seeNewest: '查看最新的建置版本',
    addTo: '加入 {app}',
    forReSigners: '使用 AltStore、SideStore 或 Feather',
    signAnew: 'AltStore 和 SideStore 用你自己的 Apple ID 為此建置版本簽署：免費帳號為 7 天，同時三個 App。Feather 用你自己的憑證簽署。',
    getIpa: '下載 IPA',
    copySource: '拷貝來源位址',
    sourceCode: '包含來源位址的行動條碼',
    stillSigned: 'iOS 不再從這裡安裝它。AltStore、SideStore 和 Feather 會重新簽署，仍可安裝。',
    needsInstaller: '裝置上須先有 AltStore、SideStore 或 Feather。',
    refresh: '使用免費 Apple ID 時，7 天後將無法打開：請用 AltStore 或 SideStore 重新整理。',
    'auto-focus-camera': '具備自動對焦的相機',
    'camera-flash': '相機閃光燈',
    'front-facing-camera': '前置相機',
    gyroscope: '陀螺儀',
    'iphone-ipad-minimum-performance-a12': 'A12 或更新的晶片',
    'location-services': '定位服務',
    magnetometer: '指南針',
    microphone: '麥克風',
    'still-camera': '相機',
    telephony: '電話',
    'video-camera': '錄影相機',
    onlyFor: '僅限 {models}',
    more: '另有 {count} 項',
    notMended: '重新簽署無法修復此建置版本：它很可能無法安裝。',
    checksum: 'IPA 的 SHA-256',
    noText: '（空）',
};

;// CONCATENATED MODULE: ./src/site/languages/languages.ts










/** By name (BCP 47), as the script chooses them. English stands in the pages themselves. */
const languages = {
    ar: ar,
    de: de,
    es: es,
    fr: fr,
    ja: ja,
    ko: ko,
    'pt-BR': ptBr,
    'zh-Hans': zhHans,
    'zh-Hant': zhHant,
};
const files = Object.entries(languages).map(([name, texts]) => ({
    name: `${name}.json`,
    bytes: new TextEncoder().encode(`${JSON.stringify(texts)}\n`),
}));
/** Hex digits: enough to tell versions of the texts apart. */
const VERSION_LENGTH = 12;
/** Of the texts: hosts keep files for ten minutes, so that new texts need a new address. */
const version = (0,external_node_crypto_.createHash)('sha256')
    .update(files.map(({ bytes }) => new TextDecoder().decode(bytes)).join(''))
    .digest('hex')
    .slice(0, VERSION_LENGTH);
/**
 * Folder of the languages, beside the channels. No channel's name ends in `-`, and Jekyll, which drops
 * names that begin with `_` or `.`, passes it.
 */
const languageFolder = `languages-/${version}`;
/** The files of all languages; pages fetch one of them when a visitor's browser asks for it. */
function languageFiles(directory) {
    return files.map(({ name, bytes }) => ({
        path: `${directory}/${languageFolder}/${name}`,
        content: { kind: 'bytes', bytes },
    }));
}
/** Bytes. The folder stands in the second line of a page. */
const HEAD_OF_PAGE = 1024;
/** The folder of languages that a page fetches from; empty for a page that fetches none. */
function languageFolderNamed(page) {
    const head = new TextDecoder().decode(page.subarray(0, HEAD_OF_PAGE));
    return /data-languages="[./]*(languages-\/[0-9a-f]{12})\/"/.exec(head)?.[1] ?? '';
}

;// CONCATENATED MODULE: ./src/site/pages/script/device.ts
/** Which device and browser this is, and whether a build is for it. A false alarm is worse than silence. */
const deviceScript = String.raw `
  // iPadOS calls itself Macintosh; no Mac has a touch screen.
  const agent = navigator.userAgent
  const pad = /iPad/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1)
  const handheld = pad || /iPhone|iPod/.test(agent)
  const device = pad ? 'iPad' : /iPod/.test(agent) ? 'iPod touch' : 'iPhone'
  const others = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|DuckDuckGo|GSA\/|FBAN|FBAV|Instagram|Line\/|MicroMessenger|Snapchat|LinkedInApp|Slack|GitHub/
  const safari = /Safari\//.test(agent) && !others.test(agent)

  // Safari has the number of its system. From iOS 26 on, the one behind “OS” stands still at 18.6 or 18.7.
  const present = (() => {
    const named = (safari && /Version\/(\d+)\.(\d+)/.exec(agent)) || /(?:iPhone |CPU )OS (\d+)_(\d+)/.exec(agent)
    if (!named) return
    const [major, minor] = [Number(named[1]), Number(named[2])]
    const frozen = !named[0].startsWith('Version') && major === 18 && minor >= 6
    return frozen ? undefined : { major, minor }
  })()
  const system = (pad ? 'iPadOS ' : 'iOS ') + (present ? present.major + '.' + present.minor : '')
  const tooOld = os => {
    const [major, minor] = os.split('.').map(Number)
    return Boolean(present && os) && (present.major < major || (present.major === major && present.minor < (minor || 0)))
  }

  const end = of => {
    of.querySelectorAll('a[href^="itms-services:"]').forEach(link => {
      link.removeAttribute('href')
      link.setAttribute('aria-disabled', 'true')
      say(link, 'expired')
    })
    of.querySelectorAll('[data-when="expired"]').forEach(notice => { notice.hidden = false })
  }
  const soon = 14 * 864e5
  const judge = of => {
    const reveal = selector => of.querySelectorAll(selector).forEach(element => { element.hidden = false })
    const left = Date.parse(of.dataset.ends) - Date.now()
    if (left <= 0) return end(of)
    if (left <= soon) reveal('[data-when="soon"]')
    if (!handheld) return
    const onlyPad = of.dataset.only === 'pad' && !pad
    const old = tooOld(of.dataset.os || '')
    if (!onlyPad && !old) return
    of.querySelectorAll('[data-when="not-for"] [data-p]').forEach(slot => {
      const known = { device, present: system }[slot.dataset.p]
      if (known) slot.textContent = known
    })
    if (onlyPad) reveal('[data-why="pad"]')
    if (old) reveal('[data-why="os"]')
    reveal('[data-when="not-for"]')
    of.querySelectorAll('.tap > .button').forEach(link => {
      link.classList.add('plain')
      if (link.dataset.t) say(link, 'installAnyway')
    })
  }

  const advise = () => {
    document.body.classList.toggle('computer', !handheld)
    if (!handheld) show('[data-when="computer"]')
    if (handheld && !safari) show('[data-when="in-app"]')
    if (navigator.clipboard) show('[data-copy]')
    all('[data-build]').forEach(judge)
    all('[data-far]').forEach(far => { far.hidden = false })
  }
`;

;// CONCATENATED MODULE: ./src/site/pages/script/fresh.ts
/** Newer builds, past the host's cache, and the search of the gallery. */
const freshScript = String.raw `
  // The host lets pages be cached for ten minutes; a query that nobody used before reaches past that.
  const load = address => fetch(address + '?fresh=' + Date.now(), { cache: 'no-store', credentials: 'same-origin' })
    .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))))
    .then(text => new DOMParser().parseFromString(text, 'text/html'))

  const refresh = () => load(location.pathname).then(fresh => {
    const main = fresh.querySelector('main')
    if (!main || !fresh.querySelector('meta[name="tap-to-install"]') || main.innerHTML === original) return
    document.querySelector('main').replaceWith(document.adoptNode(main))
    document.body.className = fresh.body.className
    document.title = fresh.title
    start()
  })

  const lookForNewer = notice => load(notice.dataset.channel).then(channel => {
    const mark = channel.querySelector('meta[name="tap-to-install"]')
    if (mark && mark.content.startsWith('gone ')) return show('[data-when="gone"]')
    const newest = Array.from(channel.querySelectorAll('[data-app]')).find(app => app.dataset.app === notice.dataset.of)
    if (!newest || newest.dataset.newest === notice.dataset.newer) return
    notice.querySelector('a').textContent = newest.dataset.version
    const time = notice.querySelector('time')
    time.dateTime = newest.dataset.at
    tell(time)
    notice.hidden = false
  })

  const markEnds = () => all('[data-till]').forEach(row => {
    const left = Date.parse(row.dataset.till) - Date.now()
    if (left > soon || isNaN(left) || row.querySelector('.mark')) return
    const [mark, time] = ['em', 'time'].map(name => document.createElement(name))
    time.dataset.p = 'date'
    time.textContent = relative(Date.parse(row.dataset.till))
    mark.className = 'mark'
    mark.append(time)
    say(mark, left > 0 ? 'expiresOn' : 'expired')
    row.querySelector('a > span').append(' ', mark)
  })

  const search = () => all('input[type="search"]').forEach(field => {
    field.parentElement.hidden = false
    field.addEventListener('input', () => {
      const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean)
      const fits = row => words.every(word => row.textContent.toLocaleLowerCase().includes(word))
      all('.found li').forEach(row => { row.hidden = !fits(row) })
      all('.found').forEach(group => { group.hidden = !group.querySelector('li:not([hidden])') })
      all('.no-match').forEach(text => { text.hidden = Boolean(document.querySelector('.found:not([hidden])')) })
    })
  })
`;

;// CONCATENATED MODULE: ./src/site/pages/script/language.ts


/** What the script itself puts in; everything else stands in the page. */
const own = {
    install: en.install,
    installAnyway: en.installAnyway,
    expired: en.expired,
    expiresOn: en.expiresOn,
    copied: en.copied,
};
/**
 * Texts in the visitor's language, days and times in his zone. Values keep their elements: nothing that
 * comes from outside is ever read as markup.
 */
const languageScript = String.raw `
  const names = ${JSON.stringify(Object.keys(languages))}
  const english = ${JSON.stringify(own)}
  let texts = {}
  let [language, locale] = ['en', 'en-GB']
  for (const tag of navigator.languages || []) {
    const [base] = tag.toLowerCase().split('-')
    const chinese = /hant|tw|hk|mo/i.test(tag) ? 'zh-Hant' : 'zh-Hans'
    const name = base === 'en' ? 'en' : base === 'zh' ? chinese : names.find(one => one.toLowerCase().split('-')[0] === base)
    if (!name) continue
    language = name
    locale = name === 'ar' ? tag + '-u-nu-latn' : tag
    break
  }

  const direction = language === 'ar' ? 'rtl' : 'ltr'

  const put = (element, message) => {
    const { n } = element.dataset
    const text = typeof message === 'string' ? message : message[new Intl.PluralRules(language).select(Number(n))] || message.other
    const slots = Object.fromEntries(Array.from(element.querySelectorAll(':scope > [data-p]'), slot => [slot.dataset.p, slot]))
    element.dir = direction
    element.replaceChildren(...text.split(/\{([a-z]+)\}/i).map((part, index) => index % 2 ? slots[part] || '' : part))
  }
  const say = (element, key) => {
    element.dataset.t = key
    const message = texts[key] || english[key]
    if (message) put(element, message)
  }

  const translate = () => {
    document.documentElement.lang = language
    document.documentElement.dir = direction
    all('[data-t]').forEach(element => say(element, element.dataset.t))
    all('[data-l]').forEach(element => {
      const [attribute, key] = element.dataset.l.split(' ')
      if (texts[key]) element.setAttribute(attribute, texts[key])
    })
  }

  const learn = home => fetch(home + language + '.json', { credentials: 'same-origin' }).then(answer => answer.json())
    .then(found => { texts = found; translate() }).catch(() => {})

  const units = [['year', 31536e6], ['month', 2592e6], ['day', 864e5], ['hour', 36e5], ['minute', 6e4]]
  const relative = date => {
    const span = date - Date.now()
    const fitting = units.filter(([unit]) => span < 0 || unit !== 'month' && unit !== 'year')
    const [unit, length] = fitting.find(([, one]) => Math.abs(span) >= one) || ['second', 1e3]
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(span / length), unit)
  }
  // Not by dateStyle: in Arabic that is three numbers, which turn around in a line.
  const day = { year: 'numeric', month: 'short', day: 'numeric' }
  const formats = {
    day: date => date.toLocaleDateString(locale, day),
    time: date => date.toLocaleString(locale, { ...day, hour: 'numeric', minute: 'numeric' }),
    ago: relative,
  }
  const tell = time => {
    const date = new Date(time.dateTime)
    if (isNaN(date)) return
    time.dir = direction
    time.textContent = formats[time.dataset.f](date)
    if (time.dataset.f === 'ago') time.title = formats.time(date)
  }
  const sizes = [['gigabyte', 1e9, 2], ['megabyte', 1e6, 1], ['kilobyte', 1e3, 0], ['byte', 1, 0]]
  const measure = element => {
    const bytes = Number(element.dataset.bytes)
    const [unit, one, maximumFractionDigits] = sizes.find(([, size]) => bytes >= size * 0.9995) || sizes[3]
    element.dir = direction
    element.textContent = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(bytes / one)
  }
  const localize = () => {
    all('time[data-f]').forEach(tell)
    all('[data-bytes]').forEach(measure)
  }
`;

;// CONCATENATED MODULE: ./src/site/pages/script/tap.ts
/** What happens after the tap: look at the Home Screen, what the phone said instead, a report to copy. */
const tapScript = String.raw `
  const tapped = of => {
    const after = of.querySelector('[data-when="tapped"]')
    const help = of.querySelector('.help')
    if (!after || !handheld) return
    after.hidden = false
    if (help) {
      after.append(help.querySelector('.symptoms'))
      help.remove()
    }
  }

  const report = of => [
    of.dataset.name,
    of.dataset.page,
    device + ', ' + (present ? system : agent),
    ...Array.from(of.querySelectorAll('.symptoms details[open] > summary'), summary => summary.textContent.trim()),
  ].join('\n')

  const copy = (button, text) => navigator.clipboard.writeText(text).then(() => say(button, 'copied'), () => {})

  const openHelp = () => {
    if (location.hash === '#help') all('#help').forEach(help => { help.open = true })
  }

  const listen = () => {
    all('[data-build]').forEach(of => {
      of.querySelectorAll('a[href^="itms-services:"]').forEach(link => link.addEventListener('click', () => tapped(of)))
      of.querySelectorAll('[data-copy="report"]').forEach(button => button.addEventListener('click', () => copy(button, report(of))))
    })
    all('[data-copy="source"]').forEach(button => button.addEventListener('click', () => copy(button, button.closest('section').querySelector('details bdi').textContent)))
    all('[data-copy="link"]').forEach(button => button.addEventListener('click', () => copy(button, location.href.replace(/#(help)?$/, ''))))
  }
`;

;// CONCATENATED MODULE: ./src/site/pages/page-script.ts




/**
 * The one script, inlined into every page. It only adds: the visitor's language, days left, advice for
 * the device at hand, a newer build. Everything that installing needs is there without it. It reads its
 * data from attributes, so that its text, and with it its digest in the content security policy, never
 * changes.
 */
const script = `
(() => {
  'use strict'
  const all = selector => Array.from(document.querySelectorAll(selector))
  const show = selector => all(selector).forEach(element => { element.hidden = false })
  const original = document.querySelector('main').innerHTML
${languageScript}${deviceScript}${tapScript}${freshScript}
  const start = () => { localize(); advise(); markEnds(); listen(); openHelp(); search(); if (texts.install) translate() }
  start()
  if (!window.fetch || location.protocol === 'file:') return
  const home = document.documentElement.dataset.languages
  if (home && language !== 'en') learn(home)
  if (document.body.matches('.channel, .gallery')) refresh().catch(() => {})
  all('[data-newer]').forEach(notice => lookForNewer(notice).catch(() => {}))
})()
`;

;// CONCATENATED MODULE: ./src/site/pages/style.ts
/** What a page about one build needs. */
const basics = `
:root {
  color-scheme: light dark;
  --page: #f5f5f7; --card: #fff; --text: #1d1d1f; --quiet: #5f5f66; --line: #e3e3e8;
  --link: #0058b8; --button: #0066cc; --press: #0055aa; --warn: #fff6e0; --warn-edge: #b87900;
  --shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 8px 24px rgb(0 0 0 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0b0b0d; --card: #1b1b1e; --text: #f2f2f5; --quiet: #a5a5ad; --line: #323237;
    --link: #6cb4ff; --button: #0a6ddb; --press: #0a5cb8; --warn: #2c2413; --warn-edge: #e0a63c;
    --shadow: none;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; font-size: 106.25%; }
@supports (font: -apple-system-body) {
  @media (pointer: coarse) { html { font: -apple-system-body; } }
}
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.47 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 38rem; margin: 0 auto; padding: 1.6rem max(1.2rem, env(safe-area-inset-right)) 2.4rem max(1.2rem, env(safe-area-inset-left)); }
main, .of, .top, .more, .line { display: flex; flex-direction: column; gap: 1.2rem; }
h1, h2, h3, p, dl, dd, ul, ol { margin: 0; }
h1 { font-size: 1.53rem; line-height: 1.2; letter-spacing: -.015em; }
h2 { font-size: 1.18rem; line-height: 1.25; letter-spacing: -.01em; }
h3 { font-size: 1rem; line-height: 1.3; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 6px; }
img { display: block; }
[hidden] { display: none !important; }
.quiet, .hint { color: var(--quiet); font-size: .88rem; }
.card, .notice, .button, .mini { border: 1px solid transparent; }
.card { background: var(--card); border-radius: 1.2rem; padding: min(1.2rem, 6vw); box-shadow: var(--shadow); }
.card > h2 + *, .card > h3 + *, .stack > * + * { margin-top: .7rem; }
.app { display: flex; flex-wrap: wrap; gap: .8rem 1rem; align-items: center; }
.app > div:last-child { flex: 1 1 9rem; min-width: 0; }
.app p, .grow p, header > p { margin-top: .25rem; }
.icon { flex: none; border-radius: 22.5%; box-shadow: 0 0 0 1px var(--line); background: var(--card); }
.clamp {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; line-clamp: 4; overflow: hidden;
}
.strip { display: flex; flex-wrap: wrap; overflow: hidden; border: solid var(--line); border-width: 1px 0; padding: .6rem 0; row-gap: .6rem; }
.strip > div { flex: 1 0 auto; min-width: 4rem; max-width: 100%; margin-inline-start: -1px; padding: 0 .3rem; border-inline-start: 1px solid var(--line); text-align: center; }
.strip dt { color: var(--quiet); font-size: .76rem; }
.strip dd { font-size: .94rem; font-weight: 600; white-space: nowrap; }
.button {
  display: flex; align-items: center; justify-content: center; width: 100%; min-height: 3.2rem;
  padding: .5rem 1.2rem; border-radius: .85rem; background: var(--button); color: #fff;
  font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
}
.button:hover { background: var(--press); }
.button:focus-visible { border-radius: .85rem; }
.button.plain, .button:not([href]), .computer .tap > .button {
  background: transparent; color: var(--link); border-color: currentColor;
}
.button:not([href]) { color: var(--quiet); cursor: default; }
.minis { display: flex; flex-wrap: wrap; gap: .6rem; }
.mini {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: .35rem 1.05rem; border-color: currentColor;
  border-radius: 1.4rem; background: transparent; color: var(--link); font: inherit; font-size: .94rem; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
}
.tap > * + *, .scan > * + * { margin-top: .7rem; }
.tap > .hint, .scan { text-align: center; }
.qr { width: 220px; max-width: 100%; height: auto; margin: 0 auto; border-radius: 14px; background: #fff; image-rendering: pixelated; }
.facts > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.facts > div:first-child { border-top: 0; padding-top: 0; }
.facts > div:last-child { padding-bottom: 0; }
.facts dt { flex: 1 0 7.2rem; color: var(--quiet); overflow-wrap: break-word; }
.facts dd { flex: 999 1 8rem; min-width: 0; }
.facts a { display: inline-block; margin: -.65rem 0; padding: .65rem 0; }
.notice { background: var(--warn); border-radius: 1rem; padding: .95rem 1.05rem; border-inline-start: 4px solid var(--warn-edge); }
.notice > * + * { margin-top: .5rem; }
ol, .dots { padding-inline-start: 1.3em; }
li + li { margin-top: .35rem; }
summary { cursor: pointer; font-weight: 600; min-height: 44px; display: flex; align-items: center; gap: .6rem; list-style: none; }
summary > * { flex: 0 1 auto; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "\\203A"; flex: none; color: var(--quiet); font-size: 1.4rem; line-height: 1; transition: transform .15s; }
[dir="rtl"] summary::before { transform: scaleX(-1); }
details[open] > summary::before { transform: rotate(90deg); }
details.card { padding: .4rem min(1.2rem, 6vw); }
details.card[open] { padding-bottom: 1.2rem; }
.symptoms > * + * { margin-top: .5rem; }
.symptoms details { border: 1px solid var(--line); border-radius: .85rem; padding: 0 1rem; }
.symptoms details[open] { padding-bottom: .9rem; }
.symptoms summary { color: var(--link); padding: .4rem 0; }
.symptoms summary > bdi { margin-inline-start: -.6rem; }
.symptoms ul + p, .symptoms div > p + p { margin-top: .6rem; }
.symptoms > div { padding-top: .4rem; }
.after > * + * { margin-top: .5rem; }
`;
/** Rows of builds, differences, and what stands below them. */
const lists = `
.line + .line { border-top: 1px solid var(--line); padding-top: 1.6rem; }
.changes > div { padding: .6rem 0; border-top: 1px solid var(--line); }
.changes > div:first-child { border-top: 0; padding-top: .25rem; }
.changes > div:last-child { padding-bottom: 0; }
.changes dt { color: var(--quiet); font-size: .88rem; }
.changes dd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .5rem; }
.changes dd > span { min-width: 0; }
.changes b { color: var(--quiet); font-size: .88rem; font-weight: 600; }
[dir="rtl"] .to { display: inline-block; transform: scaleX(-1); }
.groups { font-size: .88rem; -webkit-user-select: all; user-select: all; }
.groups span { display: inline-block; margin-inline-end: .5em; }
.text { white-space: pre-wrap; }
.plain-list, .timeline, .rows { list-style: none; padding: 0; }
.plain-list > li + li, .timeline > li + li, .rows > li + li { border-top: 1px solid var(--line); margin-top: .7rem; padding-top: .7rem; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; }
.grow { flex: 1 1 9rem; min-width: 0; }
.name { font-weight: 600; }
.search { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .8rem; }
.search input {
  flex: 1 1 9rem; min-width: 0; min-height: 44px; padding: .4rem .9rem; border: 1px solid var(--quiet); border-radius: .85rem;
  background: var(--card); color: inherit; font: inherit;
}
.rows a { display: flex; flex-wrap: wrap; gap: .4rem .9rem; align-items: center; color: inherit; text-decoration: none; }
.rows img { flex: none; width: 56px; height: 56px; border-radius: 22.5%; box-shadow: 0 0 0 1px var(--line); }
.rows a > span { flex: 1 1 9rem; min-width: 0; }
.rows b { color: var(--link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .15em; }
.rows time { color: var(--quiet); font-size: .88rem; }
.mark { display: inline-block; font-style: normal; font-size: .82rem; font-weight: 600; border: 1px solid var(--warn-edge); border-radius: .5rem; padding: 0 .4rem; background: var(--warn); color: var(--text); }
.mark time { color: inherit; font-size: inherit; }
.ends { color: var(--quiet); font-size: .88rem; display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
.ends a { display: inline-flex; align-items: center; min-height: 44px; }
`;
/** After all else, which it changes where the window is wide, on paper, and for who asked for it. */
const occasions = `
@media (min-width: 760px) and (pointer: fine) {
  main { padding-top: 3.2rem; }
  .build main, .channel main { max-width: 60rem; }
  .of { display: grid; grid-template: "top scan" auto "tap scan" auto "more scan" 1fr / minmax(0, 1fr) 300px; gap: 1.2rem 1.6rem; align-items: start; }
  .top { grid-area: top; } .tap { grid-area: tap; } .more { grid-area: more; } .scan { grid-area: scan; }
  h1 { font-size: 2rem; }
}
@media (prefers-reduced-motion: reduce) { summary::before { transition: none; } }
@media (forced-colors: active) { .button, .mini, .card, .notice { border-color: currentColor; } }
@media print {
  :root { --page: #fff; --card: #fff; --text: #000; --quiet: #333; --line: #999; --link: #000; --warn: #fff; --shadow: none; }
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .of { display: grid; grid-template: "top scan" auto "more scan" 1fr / minmax(0, 1fr) 62mm; gap: 1rem 8mm; }
  .top { grid-area: top; } .more { grid-area: more; } .scan { grid-area: scan; }
  .tap, .help, .search, .ends { display: none; }
  .card { padding: .6rem 0; }
}
`;
/**
 * The one style sheet, inlined into every page: system fonts, light and dark, nothing fetched. On a
 * phone the button comes first; where a mouse is at hand and there is room, the code to scan does.
 */
const style = basics.trimEnd() + lists.trimEnd() + occasions;
/** Without the lists, which the launcher does not have. */
const launcherStyle = basics.trimEnd() + occasions;

;// CONCATENATED MODULE: ./src/site/pages/page-shell.ts





/** A picture without a byte. */
const noIcon = 'data:,';
/** A whole document that fetches nothing from elsewhere and runs nothing that it did not bring along. */
function pageShell(shell, content) {
    return html `<!doctype html>
<html lang="en" data-languages="${shell.home}${languageFolder}/">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ownCode(contentSecurityPolicy(shell))}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f5f5f7">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0b0b0d">
<meta name="format-detection" content="telephone=no">
<meta name="referrer" content="no-referrer">
<meta name="tap-to-install" content="${shell.mark}">
${shell.robots === 'unwelcome' ? html `<meta name="robots" content="noindex, nofollow">\n` : undefined}${preview(shell)}<title>${shell.title}</title>
<link rel="icon" href="${shell.icon ?? noIcon}">
${shell.icon && html `<link rel="apple-touch-icon" href="${shell.icon}">\n`}<style>${ownCode(style)}</style>
</head>
<body class="${shell.kind}">
<main>
${content}
</main>
<script>${ownCode(script)}</script>
</body>
</html>
`;
}
function preview({ preview }) {
    if (preview === undefined)
        return undefined;
    const { title, description, image, url } = preview;
    return html `<meta name="description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${image && html `<meta property="og:image" content="${image}">\n`}${url && html `<meta property="og:url" content="${url}">\n`}`;
}
/** `connect-src` lets the page ask its own site for its language and whether there is a newer build. */
function contentSecurityPolicy({ icon }) {
    return [
        "default-src 'none'",
        icon === undefined ? 'img-src data:' : "img-src 'self'",
        `style-src ${digestSource(style)}`,
        `script-src ${digestSource(script)}`,
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
}
function digestSource(code) {
    return `'sha256-${(0,external_node_crypto_.createHash)('sha256').update(code).digest('base64')}'`;
}

;// CONCATENATED MODULE: ./src/site/pages/gone-page.ts





/** Stays in the place of what is gone, until a sweep clears it by the date in its mark. */
function gonePage(gone, { now, depth }) {
    const heading = headings[gone.kind];
    const home = '../'.repeat(depth);
    const title = say('h1', heading);
    const content = html `<section class="card stack">
${title}
<p>${wording(gone)}</p>
<p class="quiet">${say('span', 'removedOn', { date: moment(now.toISOString(), 'day') })}</p>
</section>
${way(gone)}${ends(gone, home)}`;
    return pageShell({
        title: en[heading],
        kind: 'gone',
        mark: `gone ${now.toISOString()}`,
        robots: 'unwelcome',
        home,
    }, content);
}
const headings = {
    pruned: 'buildGone',
    expired: 'buildExpired',
    'build-removed': 'buildGone',
    'channel-removed': 'buildsGone',
    'channel-empty': 'noBuild',
};
function wording(gone) {
    switch (gone.kind) {
        case 'pruned':
            return say('span', 'madeRoom', { build: buildTitle(gone.record) });
        case 'expired': {
            const { profileExpires } = gone.record.signing;
            const date = moment(profileExpires, 'day');
            return say('span', 'profileEnded', { build: buildTitle(gone.record), date });
        }
        case 'build-removed':
            return say('span', 'removedWith', {
                build: buildTitle(gone.record),
                channel: channelTitle(gone.record.channel),
            });
        case 'channel-removed':
            return say('span', 'allRemoved', { channel: channelTitle(gone.channel) });
        case 'channel-empty':
            return say('span', 'nextHere', { channel: channelTitle(gone.channel) });
    }
}
function way(gone) {
    if (gone.kind !== 'pruned' && gone.kind !== 'expired')
        return undefined;
    return html `<a class="button" href="../../">${say('span', 'seeNewest')}</a>
`;
}
/** Where else somebody may look who came for it; nothing leads from an unlisted build to the gallery. */
function ends({ record }, home) {
    if (record === undefined)
        return undefined;
    const { commitUrl, repository } = record.source;
    const pull = pullRequestUrl(record);
    const code = commitUrl?.replace(/\/commit\/[^/]+$/, '');
    const links = [
        pull && html `<a href="${pull}">${channelTitle(record.channel)}</a>\n`,
        record.unlisted ? undefined : html `<a href="${home}">${say('span', 'allBuilds')}</a>\n`,
        code && html `<a href="${code}"><bdi>${repository}</bdi></a>\n`,
    ];
    return html `<footer class="ends">
${links}</footer>`;
}
/** Bytes. The mark stands in the head, well before this. */
const headOfPage = 16 * 1024;
/** When the page at hand was put in the place of something gone; undefined for any other page. */
function parseGone(bytes) {
    const head = new TextDecoder().decode(bytes.subarray(0, headOfPage));
    const mark = /<meta name="tap-to-install" content="gone ([0-9TZ:.-]{1,32})">/.exec(head);
    const date = new Date(mark?.[1] ?? '');
    return Number.isNaN(date.getTime()) ? undefined : date;
}

;// CONCATENATED MODULE: ./src/verify/body.ts
/**
 * The first bytes of a body, at most `limit`; the rest is not downloaded. The stream is cancelled, which
 * closes the connection of an IPA of hundreds of megabytes after its first piece.
 */
async function firstBytes(response, limit) {
    const reader = response.body?.getReader();
    if (reader === undefined)
        return new Uint8Array();
    const pieces = [];
    let length = 0;
    while (length < limit) {
        const { done, value } = await reader.read();
        if (done)
            break;
        pieces.push(value);
        length += value.length;
    }
    await reader.cancel();
    return Buffer.concat(pieces).subarray(0, limit);
}

;// CONCATENATED MODULE: ./src/verify/request.ts



/** Milliseconds for one request with its body, so that a stalled server costs a try and not the run. */
const request_REQUEST_TIMEOUT = 30_000;
/** GitHub's storage needs one; URLSession follows up to 16, but more than a few is a loop. */
const MOST_REDIRECTS = 5;
/** A name for the server's log. It asks like anybody: no token, no cookie, no compressed answer. */
const headers = { 'user-agent': 'tap-to-install', accept: '*/*', 'accept-encoding': 'identity' };
/** Asks as a stranger, over https only, certificates checked, at every hop. Never throws. */
async function request_ask(fetch, request) {
    const hops = [];
    try {
        for (;;) {
            const response = await send(fetch, request, hops.at(-1) ?? request.url);
            const location = response.headers.get('location');
            if (!isRedirect(response) || location === null)
                return { response, hops };
            await response.body?.cancel();
            const next = new URL(location, hops.at(-1) ?? request.url);
            const refusal = refusedRedirect(next, { ...request, hops });
            if (refusal !== undefined)
                return refusal;
            hops.push((0,https_url/* httpsUrl */.N)(next.href));
        }
    }
    catch (thrown) {
        return faultOf(thrown);
    }
}
function isFault(answer) {
    return 'found' in answer;
}
function request_fault(found, cause, retryAfter = 0) {
    return { found, cause, retryAfter };
}
const settings = [
    'login',
    'not-https',
    'moved',
    'certificate',
    'type',
    'no-index',
];
/** Waiting will most likely not mend it. */
function isSetting({ cause }) {
    return settings.includes(cause);
}
function send(fetch, { method = 'GET', range }, url) {
    return fetch(url, {
        method,
        headers: range === undefined ? headers : { ...headers, range },
        redirect: 'manual',
        signal: AbortSignal.timeout(request_REQUEST_TIMEOUT),
    });
}
function isRedirect({ status }) {
    return [301, 302, 303, 307, 308].includes(status);
}
function refusedRedirect(next, { mayRedirect, hops }) {
    if (isLogin(next))
        return request_fault(`a redirect to the login at ${next.host}`, 'login');
    if (next.protocol !== 'https:')
        return request_fault(`a redirect to ${next.origin}`, 'not-https');
    if (!mayRedirect)
        return request_fault(`a redirect to ${next.origin}${next.pathname}`, 'moved');
    if (hops.length >= MOST_REDIRECTS)
        return request_fault(`more than ${MOST_REDIRECTS} redirects`, 'moved');
    return undefined;
}
function isLogin({ pathname }) {
    return /^\/(login|sso|saml|oauth)(\/|$)|^\/pages\/auth/.test(pathname);
}
/** Node's names for a certificate that is not to be trusted (Node.js manual, «X509 certificate error codes»). */
const certificateFault = /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERROR_IN_CERT)/;
/** What a thrown reason means, also one that comes while a body is read. */
function faultOf(thrown) {
    const code = codeOf(thrown);
    if (certificateFault.test(code))
        return request_fault(`a certificate fault (${code})`, 'certificate');
    if ((0,json_fields/* fieldOf */._F)(thrown, 'name') === 'TimeoutError')
        return request_fault(`no answer within ${request_REQUEST_TIMEOUT / 1000} s`, 'unreachable');
    return request_fault(`no connection (${code === '' ? (0,errors/* messageOf */.b)(thrown) : code})`, 'unreachable');
}
/** Longest chain of causes looked at; `fetch` wraps the reason once or twice. */
const DEEPEST_CAUSE = 4;
/** `fetch` throws a `TypeError` whose cause carries the code. */
function codeOf(thrown) {
    let error = thrown;
    for (let depth = 0; depth < DEEPEST_CAUSE; depth += 1) {
        const code = (0,json_fields/* fieldOf */._F)(error, 'code');
        if (typeof code === 'string')
            return code;
        error = (0,json_fields/* fieldOf */._F)(error, 'cause');
    }
    return '';
}

;// CONCATENATED MODULE: ./src/verify/checks.ts




/** Bytes of a page that are read in search of the build id; a page of ours is a tenth of it. */
const LONGEST_PAGE = 5_000_000;
/** A page that says which build it is for; without `buildId` any page will do. */
async function checkPage(look, buildId) {
    const answer = await request_ask(look.fetch, look);
    if (isFault(answer))
        return wrong(answer);
    const { response, hops } = answer;
    const wrongly = statusFault(response) ?? typeFault(response, 'text/html');
    const page = await firstBytes(response, wrongly === undefined ? LONGEST_PAGE : 0);
    if (wrongly !== undefined)
        return wrong(wrongly);
    if (buildId === undefined || Buffer.from(page).includes(buildId))
        return right(hops);
    if (parseGone(page) === undefined)
        return wrong(request_fault('a page that does not name this build', 'other'));
    return wrong(request_fault('a page that says that the build is gone', 'gone'));
}
/** A file that has to arrive byte for byte. */
async function checkBytes(look, expected) {
    const answer = await request_ask(look.fetch, look);
    if (isFault(answer))
        return wrong(answer);
    const { response, hops } = answer;
    const wrongly = statusFault(response) ??
        (expected.type === undefined ? undefined : typeFault(response, expected.type));
    const limit = expected.bytes.length + 1;
    const bytes = await firstBytes(response, wrongly === undefined ? limit : 0);
    if (wrongly !== undefined)
        return wrong(wrongly);
    if (Buffer.compare(bytes, expected.bytes) === 0)
        return right(hops);
    const length = bytes.length === limit ? `${limit} bytes or more` : bytesInWords(bytes);
    return wrong(pageFault(response) ?? request_fault(`other bytes: ${length}`, 'other'));
}
/** The signature of a zip's first local file header (APPNOTE 4.3.7). */
const zipSignature = Uint8Array.of(0x50, 0x4b, 0x03, 0x04);
/** The IPA's first bytes and its length, not the whole of it. Then what iOS asks first: HEAD. */
async function checkIpa(look, size) {
    const answer = await request_ask(look.fetch, { ...look, range: 'bytes=0-3' });
    if (isFault(answer))
        return wrong(answer);
    const { response, hops } = answer;
    const wrongly = response.status === 206 ? undefined : statusFault(response);
    const start = await firstBytes(response, wrongly === undefined ? zipSignature.length : 0);
    if (wrongly !== undefined)
        return wrong(wrongly);
    if (Buffer.compare(start, zipSignature) !== 0)
        return wrong(pageFault(response) ?? request_fault('a file that does not begin like an IPA', 'other'));
    const length = totalLength(response);
    if (length !== size)
        return wrong(request_fault(`a length of ${length ?? 'unknown'} bytes`, 'other'));
    return headed(look, { size, hops });
}
/** The device logs a failing HEAD and goes on, so only a wrong length is a fault. */
async function headed(look, { size, hops }) {
    const answer = await request_ask(look.fetch, { ...look, method: 'HEAD' });
    if (isFault(answer))
        return right(hops, `HEAD of the IPA: ${answer.found}`);
    const { status } = answer.response;
    if (status !== 200)
        return right(hops, `HEAD of the IPA: HTTP ${status}`);
    const length = totalLength(answer.response);
    if (length === undefined || length === size)
        return right(hops);
    return wrong(request_fault(`a length of ${length} bytes in answer to HEAD`, 'other'));
}
/** `12345` of `Content-Range: bytes 0-3/12345`, else the content length (RFC 9110, section 14.4). */
function totalLength({ status, headers }) {
    const text = status === 206
        ? /^bytes 0-3\/(\d{1,15})$/.exec(headers.get('content-range') ?? '')?.[1]
        : /^\d{1,15}$/.exec(headers.get('content-length') ?? '')?.[0];
    return text === undefined ? undefined : Number(text);
}
function bytesInWords(bytes) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    return `${bytes.length} bytes (SHA-256 ${digest.slice(0, 16)}…)`;
}
function statusFault({ status, headers }) {
    if (status === 200)
        return undefined;
    return request_fault(`HTTP ${status}`, status === 401 ? 'login' : 'missing', retryAfter(headers));
}
/** Milliseconds. The form with a date is not used by GitHub. */
function retryAfter(headers) {
    const seconds = /^\d{1,5}$/.exec(headers.get('retry-after') ?? '')?.[0];
    return seconds === undefined ? 0 : Number(seconds) * 1000;
}
function typeFault(response, expected) {
    if (typeOf(response) === expected)
        return undefined;
    const type = response.headers.get('content-type') ?? 'none';
    return pageFault(response) ?? request_fault(`content type ${type}`, 'type');
}
/** What hosts that take a site for one of a single page answer for whatever they do not have. */
function pageFault(response) {
    return typeOf(response) === 'text/html'
        ? request_fault('a web page (text/html) in its place', 'page-instead')
        : undefined;
}
function typeOf({ headers }) {
    return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}
function right(hops, remark = '') {
    return { kind: 'right', hops, remark };
}
function wrong(fault) {
    return { kind: 'wrong', fault };
}

;// CONCATENATED MODULE: ./src/verify/source.ts




/** Bytes of a source that are read; one with 100 versions is a tenth of it. */
const LONGEST_SOURCE = 5_000_000;
/** Its type is the server's business: these installers do not ask for one. */
async function checkSource(look, build) {
    const answer = await request_ask(look.fetch, look);
    if (isFault(answer))
        return wrong(answer);
    const { response, hops } = answer;
    const wrongly = statusFault(response);
    const bytes = await firstBytes(response, wrongly === undefined ? LONGEST_SOURCE : 0);
    if (wrongly !== undefined)
        return wrong(wrongly);
    const listed = listedAs(build, Buffer.from(bytes).toString());
    if (listed === undefined)
        return wrong(request_fault('what is no source', 'other'));
    if (listed.includes(build.ipa))
        return right(hops);
    const earlier = build.earlier();
    const newer = listed.find(url => !earlier.includes(url));
    if (newer === undefined)
        return wrong(request_fault('a source that does not list it', 'other'));
    return right(hops, `a newer build with the same version stands in its place: ${newer}`);
}
/** Addresses of the IPAs with the app's identifier, version and number; undefined for what is no source. */
function listedAs(build, json) {
    try {
        return (0,json_fields/* list */.p_)((0,json_fields/* fields */.OA)(JSON.parse(json))['apps'], json_fields/* fields */.OA)
            .filter(app => app['bundleIdentifier'] === build.bundleId)
            .flatMap(app => (0,json_fields/* list */.p_)(app['versions'], json_fields/* fields */.OA))
            .filter(version => isVersion(version, build))
            .map(version => (0,json_fields/* text */.Qq)(version['downloadURL']));
    }
    catch {
        return undefined;
    }
}
function isVersion(from, { version, buildNumber }) {
    return from['version'] === version && ((0,json_fields/* optional */.lq)(from['buildVersion'], json_fields/* text */.Qq) ?? '') === buildNumber;
}

;// CONCATENATED MODULE: ./src/verify/addresses.ts


/** As people call them. */
const addressNames = {
    page: 'page',
    manifest: 'manifest',
    ipa: 'IPA',
    icon: 'icon',
    qr: 'QR code',
    channel: 'channel page',
    source: 'source for AltStore, SideStore and Feather',
};
const NO_LAUNCHER = 'The builds are on the release, but the launcher page that starts their installation is not there. Set `launcher-url` to where you serve the folder `launcher` of this action, or run this job again when the page is back.';
/** The page comes first: while it is missing nothing else is worth asking for. */
function addressesOf(build) {
    const { urls, buildId } = build;
    const own = build.page !== 'launcher';
    return [
        {
            ...place(build, 'page', urls.install),
            expected: own ? `a page that names build ${buildId}` : 'a page',
            awaited: build.page === 'pages' ? 'Pages is building' : '',
            advice: own ? '' : NO_LAUNCHER,
            check: look => checkPage(look, own ? buildId : undefined),
        },
        ...manifest(build),
        {
            ...place(build, 'ipa', urls.ipa),
            expected: `an IPA of ${build.ipaSize} bytes`,
            check: look => checkIpa(look, build.ipaSize),
        },
        addresses_image(build, 'icon'),
        addresses_image(build, 'qr'),
        {
            ...place(build, 'channel', urls.channel),
            expected: 'a page',
            check: look => checkPage(look),
        },
        ...addresses_sourceOf(build),
    ];
}
function manifest(build) {
    const { manifest: bytes } = build;
    if (bytes === undefined)
        return [];
    return [
        {
            ...place(build, 'manifest', build.urls.manifest),
            expected: bytesInWords(bytes),
            check: look => checkBytes(look, { bytes }),
        },
    ];
}
function addresses_sourceOf(build) {
    const { source } = build;
    if (source === undefined)
        return [];
    return [
        {
            ...place(build, 'source', source.url),
            expected: `JSON that lists ${source.ipa}`,
            check: look => checkSource(look, source),
        },
    ];
}
function addresses_image(build, name) {
    const [url, bytes] = name === 'icon' ? [build.urls.icon, build.icon] : [build.urls.qr, build.qr];
    const typed = build.redirects.includes(name) ? { bytes } : { bytes, type: 'image/png' };
    return {
        ...place(build, name, url),
        expected: `an image/png of ${bytesInWords(bytes)}`,
        check: look => checkBytes(look, typed),
    };
}
function place({ redirects }, name, url) {
    const mayRedirect = redirects.some(redirected => redirected === name);
    return { name, url, mayRedirect, awaited: '', advice: '' };
}

;// CONCATENATED MODULE: ./src/verify/index-page.ts


/** Where a folder does not answer as it should, whether its `index.html` would: many hosts have to be told. */
async function withIndexSought(address, { fetch, at }) {
    const { url, fault } = address;
    if (!url.endsWith('/') || fault.cause !== 'missing')
        return address;
    const index = (0,https_url/* httpsUrl */.N)('index.html', url);
    const { kind } = await checkPage({ url: at(index), fetch, mayRedirect: false });
    if (kind === 'wrong')
        return address;
    const found = `${fault.found}, though its index.html is there (${index})`;
    return { ...address, fault: { ...fault, found, cause: 'no-index' } };
}

;// CONCATENATED MODULE: ./src/verify/advice.ts
/** What to change; empty when waiting, or running the job again, is the thing to do. */
function adviceFor({ name, fault: { cause } }, page) {
    if (page !== 'own-host')
        return advice_onGitHub[cause] ?? '';
    const hasNoIpa = name === 'ipa' && (cause === 'missing' || cause === 'page-instead');
    return hasNoIpa ? NO_IPA : onOwnHost[cause];
}
const advice_onGitHub = {
    login: 'The site is visible to members only, and the installer of a phone cannot log in. Make the Pages site public (Settings > Pages > Visibility), or publish elsewhere with `site-repository`.',
    'not-https': 'iOS installs over https only. Set «Enforce HTTPS» in Settings > Pages.',
    moved: 'The address that GitHub names is not the one that serves the site. Look at the custom domain in Settings > Pages.',
    certificate: 'iOS trusts only a valid certificate. Look at the custom domain in Settings > Pages; a new certificate can take up to an hour.',
};
const UPLOAD = 'Upload the whole output directory to what `base-url` serves, after the step that publishes and before `command: announce`, and let the upload end.';
const NO_IPA = 'The upload left the IPA out. Cloudflare Pages takes no file above 25 MiB (serve the folder from R2), Firebase Hosting takes an `.ipa` on its Blaze plan only; elsewhere look for a filter of the upload.';
const onOwnHost = {
    missing: `The host does not have it, or lets nobody read it (S3 answers HTTP 403 for both). ${UPLOAD}`,
    other: `The host serves something else: an older upload, or a file that it changes on the way (switch off what minifies HTML or images). ${UPLOAD}`,
    gone: `The host serves an older upload. ${UPLOAD}`,
    'page-instead': `The host answers with a page for what it does not have. ${UPLOAD} Take away a rewrite of all addresses to index.html; on Cloudflare Pages a 404.html in the root does it.`,
    type: 'Pages have to be `text/html` and images `image/png`. Set the types: nginx `include mime.types`, `aws s3 cp --content-type` (`sync` does not touch what it has uploaded before), a `_headers` file on Cloudflare Pages and Netlify, `headers` in firebase.json.',
    'no-index': 'Let an address that ends in `/` answer with the `index.html` in that folder: nginx `index index.html`; S3 behind CloudFront by the website endpoint as origin; R2 by a URL rewrite rule.',
    cached: 'A cache in front of the host still holds an older answer. Purge it (CloudFront: `aws cloudfront create-invalidation`; Cloudflare: Caching > Purge), let pages be served with `Cache-Control: no-cache`, and run this step again.',
    unreachable: 'Nothing answers there. Look whether `base-url` is right, and whether it can be reached from the internet, as a phone has to.',
    login: 'The installer of a phone cannot log in. Take the password, Cloudflare Access or the site protection away from this folder; unlisted builds lie at addresses that nobody can guess.',
    'not-https': 'iOS installs over https only. Let the host redirect to https and never back: behind a proxy that ends TLS, nginx needs `absolute_redirect off`; the website endpoint of S3 needs CloudFront in front.',
    moved: 'Every address has to answer by itself. Set `base-url` to the host that the redirect leads to (the primary domain, with or without www), or switch off what changes addresses: `trailingSlash` and `cleanUrls` of Firebase, a redirect rule elsewhere.',
    certificate: 'iOS trusts only a valid certificate, served with its whole chain (nginx: `fullchain.pem`); that of an authority of your own only on phones that have its root.',
};
const OWN_HOST = 'Recipes for each host: https://github.com/tap-to-install/tap-to-install/blob/main/docs/own-host.md';

;// CONCATENATED MODULE: ./src/verify/not-live.ts



function notLive(missing, wait) {
    const faults = missing.map(({ name, url, expected, fault }) => `${addressNames[name]}: expected ${expected}, found ${fault.found} (${url})`);
    const after = `after ${Math.round(wait.waited / 1000)} s`;
    return new errors/* ActionError */.l([
        `The build was published but cannot be fetched ${after}, so it is not announced.`,
        ...faults,
    ].join('\n'), { code: 'not-live', hint: hintFor(missing, wait) });
}
function hintFor(missing, { obstacle, page: place }) {
    const page = missing.find(({ name }) => name === 'page');
    // What the page fails of, the rest fails of as well.
    const causes = missing.filter(address => address === page || address.fault.cause !== page?.fault.cause);
    const advice = causes.map(address => adviceFor(address, place)).filter(hint => hint !== '');
    const distinct = [...new Set(advice)];
    if (place === 'own-host')
        return [...distinct, OWN_HOST].join('\n');
    if (distinct.length > 0)
        return distinct.join('\n');
    if (page === undefined)
        return PARTLY;
    if (page.advice !== '')
        return page.advice;
    return obstacle === '' ? NO_PAGE : `${NO_PAGE}\n\n${obstacle}`;
}
const NO_PAGE = 'Look in the Actions tab at the runs that put the site online («pages build and deployment», or a workflow of your own): none started, one failed, or GitHub is slow (it allows about 10 builds an hour). Then run this job again, with a longer `verify-timeout` if it was only slow.';
const PARTLY = 'The page is there and the rest is not as it was published. Another workflow may have replaced the files, or a cache is late: run this job again.';

;// CONCATENATED MODULE: ./src/verify/patience.ts




/** Milliseconds. A Pages build takes 20 to 60 s, so looking more often than this gains nothing. */
const patience_pause = {
    attempts: Number.MAX_SAFE_INTEGER,
    firstDelay: 2_000,
    longestDelay: 10_000,
};
/** Milliseconds without the page after which a build is asked for: builds mostly start within seconds. */
const STUCK_AFTER = 75_000;
/** Milliseconds that a wrong setting has to last: a site that was just switched on may still settle. */
const patience_SETTLING = 90_000;
/** Milliseconds between two lines of progress. */
const QUIET = 15_000;
/** Milliseconds between two questions whether anybody still waits for the build, or whether it is there. */
const ASK_AGAIN = 60_000;
/** Longest wait that a server may ask for, in milliseconds: Pages answers 429 with minutes. */
const LONGEST_RETRY_AFTER = 60_000;
/** How long to go on looking at what is not there yet. Holds the time of one verification. */
class Patience {
    #options;
    #start;
    #lastLine = Number.NEGATIVE_INFINITY;
    #lastAsked = 0;
    #lastMissed = Number.NEGATIVE_INFINITY;
    /** When the site was asked to build. */
    #stuckAt;
    /** When the page was there for the first time and other addresses were not. */
    #seenAt;
    #obstacle = '';
    /** Since when each address has failed because of a setting. */
    #settings = new Map();
    constructor(options) {
        this.#options = options;
        this.#start = options.clock.now().getTime();
    }
    /** Milliseconds since the start. */
    elapsed() {
        return this.#options.clock.now().getTime() - this.#start;
    }
    /** Why the site could not be asked to build, and what to change; empty while nothing was in the way. */
    get obstacle() {
        return this.#obstacle;
    }
    /** Waits for the next look; false when there should be none. */
    async mayGoOn(missing, attempt) {
        const left = this.#options.timeout - this.elapsed();
        if (left <= 0 || this.#isSettingWrong(missing))
            return false;
        if ((await this.#isGone(missing)) || !(await this.#isWanted()))
            return false;
        if (await this.#hasFailed())
            return false;
        this.#say(missing);
        await this.#tellStuck(missing);
        const { clock } = this.#options;
        const asked = Math.max(...missing.map(({ fault }) => fault.retryAfter));
        const delay = Math.max((0,primitives_clock/* delayBefore */.L)(attempt, patience_pause, clock.random), Math.min(asked, LONGEST_RETRY_AFTER));
        await clock.sleep(Math.min(delay, left));
        return true;
    }
    #isSettingWrong(missing) {
        const now = this.elapsed();
        const wrong = missing.filter(({ fault }) => isSetting(fault));
        this.#settings = new Map(wrong.map(({ name }) => [name, this.#settings.get(name) ?? now]));
        return [...this.#settings.values()].some(since => now - since >= patience_SETTLING);
    }
    #say(missing) {
        const elapsed = this.elapsed();
        const [first] = missing;
        if (first === undefined || elapsed - this.#lastLine < QUIET)
            return;
        this.#lastLine = elapsed;
        const names = missing.map(({ name }) => addressNames[name]).join(', ');
        const times = `${Math.round(elapsed / 1000)} of at most ${Math.round(this.#options.timeout / 1000)} s`;
        const what = first.awaited || `Waiting for the ${names}`;
        this.#options.progress(`${what} … ${times}${oddity(first)}`);
    }
    async #isWanted() {
        const { stillWanted } = this.#options;
        const elapsed = this.elapsed();
        if (stillWanted === undefined || elapsed - this.#lastAsked < ASK_AGAIN)
            return true;
        this.#lastAsked = elapsed;
        return stillWanted();
    }
    /** The page may also be that of an earlier end, which the build at hand is about to replace. */
    async #isGone(missing) {
        const { isGone } = this.#options;
        const elapsed = this.elapsed();
        const saysSo = missing.some(({ fault }) => fault.cause === 'gone');
        if (isGone === undefined || !(saysSo || this.#isPartlyMissing(missing)))
            return false;
        if (elapsed - this.#lastMissed < ASK_AGAIN)
            return false;
        this.#lastMissed = elapsed;
        return isGone();
    }
    /** What comes with the page comes at once with it, or was taken away since the page was seen. */
    #isPartlyMissing(missing) {
        if (missing.some(({ name }) => name === 'page'))
            return false;
        this.#seenAt ??= this.elapsed();
        return this.elapsed() - this.#seenAt >= ASK_AGAIN;
    }
    /** The build that was asked for has had its time: when the newest one failed, none is to come. */
    async #hasFailed() {
        const { hasFailed } = this.#options;
        const elapsed = this.elapsed();
        if (hasFailed === undefined || this.#stuckAt === undefined)
            return false;
        if (elapsed - this.#stuckAt < ASK_AGAIN)
            return false;
        this.#stuckAt = elapsed;
        return hasFailed();
    }
    async #tellStuck(missing) {
        const { onStuck, progress } = this.#options;
        const hasPage = missing.every(({ name }) => name !== 'page');
        if (onStuck === undefined || this.#stuckAt !== undefined)
            return;
        if (hasPage || this.elapsed() < STUCK_AFTER)
            return;
        this.#stuckAt = this.elapsed();
        try {
            await onStuck();
        }
        catch (thrown) {
            const problem = `The site could not be asked to build: ${(0,errors/* messageOf */.b)(thrown)}`;
            progress(problem);
            const hint = thrown instanceof errors/* ActionError */.l ? (thrown.hint ?? '') : '';
            this.#obstacle = `${problem}\n${hint}`.trim();
        }
    }
}
/** That a page is not there yet is what waiting is about; anything else may be what is wrong. */
function oddity({ name, url, fault }) {
    return name === 'page' && fault.found === 'HTTP 404' ? '' : ` (${fault.found} at ${url})`;
}

;// CONCATENATED MODULE: ./src/verify/verify-build.ts






/**
 * Fetches everything as a phone would: anonymous, https only, certificates checked. While it waits it
 * asks with a distinct query, since an early 404 may be kept by a cache; then the plain addresses have
 * to be right as well.
 *
 * @throws ActionError `not-live` with every address that is wrong, when the time is over or when a
 * setting stands in the way that waiting does not change.
 */
async function verifyBuild(build, options) {
    const patience = new Patience(options);
    const { page } = build;
    await allRight(addressesOf(build), { ...options, patience, page, disguise: true });
    const addresses = await allRight(addressesOf(build), {
        ...options,
        patience,
        page,
        disguise: false,
    });
    return { waited: patience.elapsed(), addresses };
}
async function allRight(addresses, round) {
    const verified = new Map();
    for (let attempt = 1;; attempt += 1) {
        const pending = addresses.filter(({ name }) => !verified.has(name));
        const missing = await lookAt(awaited(pending), round, verified);
        if (verified.size === addresses.length)
            return [...verified.values()];
        if (missing.length > 0 && !(await round.patience.mayGoOn(missing, attempt)))
            throw notLive(await everyMissing(pending, missing, { ...round, verified }), {
                waited: round.patience.elapsed(),
                obstacle: round.patience.obstacle,
                page: round.page,
            });
    }
}
/** While the page is missing, only the page. */
function awaited(pending) {
    const page = pending.filter(({ name }) => name === 'page');
    return page.length > 0 ? page : pending;
}
async function lookAt(addresses, { fetch, clock, disguise, page }, verified) {
    const findings = await Promise.all(addresses.map(async (address) => {
        const url = disguise ? disguised(address.url, clock) : address.url;
        const look = { url, fetch, mayRedirect: address.mayRedirect };
        return [address, await address.check(look).catch(broken)];
    }));
    const missing = findings.flatMap(([address, finding]) => noted(address, disguise ? finding : sinceItWasRight(finding), verified));
    if (page !== 'own-host')
        return missing;
    const at = (url) => (disguise ? disguised(url, clock) : url);
    return Promise.all(missing.map(address => withIndexSought(address, { fetch, at })));
}
/** With a query it has been right: what answers without one is a cache. */
function sinceItWasRight(finding) {
    if (finding.kind === 'right')
        return finding;
    const { fault } = finding;
    const isOld = ['missing', 'other', 'page-instead'].includes(fault.cause);
    if (!isOld)
        return finding;
    const found = `${fault.found}, but not where a query keeps caches out`;
    return { kind: 'wrong', fault: { ...fault, found, cause: 'cached' } };
}
/** A connection that breaks in the middle of a body. */
function broken(thrown) {
    return { kind: 'wrong', fault: faultOf(thrown) };
}
function noted({ name, url, expected, awaited, advice }, finding, verified) {
    if (finding.kind === 'wrong')
        return [{ name, url, expected, awaited, advice, fault: finding.fault }];
    verified.set(name, { name, url, hops: finding.hops, remark: finding.remark });
    return [];
}
/** At the end the others are looked at too, so that the message tells all. */
async function everyMissing(pending, missing, round) {
    const unseen = pending.filter(address => missing.every(({ name }) => name !== address.name));
    return [...missing, ...(await lookAt(unseen, round, new Map(round.verified)))];
}
/** A query that no cache has seen. */
function disguised(url, { now, random }) {
    const probe = new URL(url);
    const digits = Math.floor(random() * 1e9);
    probe.searchParams.set('probe', `${now().getTime().toString(36)}-${digits.toString(36)}`);
    return (0,https_url/* httpsUrl */.N)(probe.href);
}

;// CONCATENATED MODULE: ./src/commands/gone-builds.ts
/** How the comments speak of builds: by app and build id. */
function goneBuilds(gone) {
    return gone.map(({ record }) => ({ bundleId: record.app.bundleId, buildId: record.buildId }));
}
/** Each channel once, with what it lost. */
function lossesOf(gone) {
    return channelsOf(gone).map(channel => ({
        channel,
        builds: goneBuilds(gone.filter(({ record }) => record.channel.name === channel.name)),
    }));
}
function channelsOf(builds) {
    return [...new Map(builds.map(({ record }) => [record.channel.name, record.channel])).values()];
}
/** `57-1f2e3d4c of pr-42`. */
function nameInLog({ record }) {
    return `${record.buildId} of ${record.channel.name}`;
}

;// CONCATENATED MODULE: ./src/commands/publish/expected-source.ts

/** What the source of the build's channel has to say about it (input `sideload`). */
function expectedSource(record, earlier) {
    if (record.sideload === undefined)
        return {};
    const { bundleId, version, buildNumber } = record.app;
    const { ipa } = record.urls;
    return { source: { url: (0,layout/* sourceUrl */.Hx)(record), ipa, bundleId, version, buildNumber, earlier } };
}

;// CONCATENATED MODULE: ./src/site/edits/sequence.ts


/** Several edits as one, each seeing what the one before it did: several builds in one commit. */
function sequence(edits) {
    return shelf => edits.reduce((sofar, edit) => merge(sofar, edit(shelfAfter(shelf, sofar))), {
        write: [],
        remove: [],
        gone: [],
    });
}
function merge(first, second) {
    const rewritten = new Set([...second.write.map(({ path }) => path), ...second.remove]);
    const written = new Set(second.write.map(({ path }) => path));
    return {
        write: [...first.write.filter(({ path }) => !rewritten.has(path)), ...second.write],
        remove: [...new Set([...first.remove.filter(path => !written.has(path)), ...second.remove])],
        gone: [...first.gone, ...second.gone],
    };
}
/** What a target holds once a change is written. */
function shelfAfter(shelf, { write, remove }) {
    const replaced = new Set([...remove, ...write.map(({ path }) => path)]);
    const files = [
        ...shelf.files.filter(({ path }) => !replaced.has(path)),
        ...write.map(({ path, content }) => ({
            path,
            size: content.kind === 'file' ? content.size : content.bytes.length,
        })),
    ];
    const builds = [
        ...shelf.builds.filter(({ folder }) => !replaced.has(`${folder}/${layout/* buildFiles */.CB.facts}`)),
        ...write.flatMap(shelvedBuild),
    ];
    return { files, builds };
}
function shelvedBuild({ path, content }) {
    const end = `/${layout/* buildFiles */.CB.facts}`;
    if (content.kind !== 'bytes' || !path.endsWith(end))
        return [];
    const record = parseBuildJson(content.bytes);
    return record === undefined ? [] : [{ folder: path.slice(0, -end.length), record }];
}

;// CONCATENATED MODULE: ./src/commands/publish/note-difference.ts


/** @param folder of the build that the edit adds */
function noteDifference(edit, folder) {
    let difference;
    let earlier = [];
    return {
        edit: shelf => {
            const change = edit(shelf);
            const written = shelfAfter({ files: [], builds: [] }, change).builds;
            const own = written.find(build => build.folder === folder);
            difference = own?.record.difference;
            earlier = own === undefined ? [] : earlierIpas(own, shelf.builds);
            return change;
        },
        difference: () => difference,
        earlier: () => earlier,
    };
}
/** Of the same app and channel, whoever published them. */
function earlierIpas({ record, folder }, builds) {
    return builds
        .filter(other => other.folder !== folder && isNewer(record.run, other.record.run))
        .map(other => other.record.urls.ipa);
}

;// CONCATENATED MODULE: ./src/commands/publish/tell-ready.ts


/** What became of each app: of a refused one the reasons follow as errors of the step. */
function tellApps(apps, { waited, progress }) {
    for (const app of apps) {
        if (app.kind === 'published')
            tellReady(app, waited, progress);
        else
            progress(refusedInWords(app));
    }
}
/** What an engineer copies from the log: the link in sight, a group with the rest for each app. */
function tellReady(app, waited, progress) {
    const { urls, ipa, app: shown } = app.build;
    progress(`${standingInWords(app, waited)}: ${urls.install}`);
    progress(`More about ${(0,builds_in_words/* nameOfBuild */.Dh)(shown)}`, [
        `All builds: ${urls.channel}`,
        `Manifest: ${urls.manifest}`,
        `IPA: ${urls.ipa}`,
        `QR code: ${urls.qr}`,
        `SHA-256: ${ipa.sha256}`,
    ]);
}
/** @param waited milliseconds until it could be fetched; undefined where nobody tried */
function standingInWords(app, waited) {
    if ((0,verdict/* iosWillRefuse */.M)(app))
        return 'Published, but iOS will most likely refuse it';
    if (waited === undefined)
        return 'Not fetched back';
    const forWhom = (0,verdict/* isOnlyForReSigners */.u)(app.build) ? ' for AltStore, SideStore and Feather' : '';
    return `Ready${forWhom} after ${Math.round(waited / 1000)} s`;
}
function refusedInWords({ app, file, findings, }) {
    const rules = findings.filter(({ level }) => level !== 'notice').map(({ rule }) => rule);
    const name = app === undefined ? file.name : `${(0,builds_in_words/* nameOfBuild */.Dh)(app)} of ${file.name}`;
    return `Refused, so not published: ${name} (${rules.join(', ')})`;
}

;// CONCATENATED MODULE: ./src/commands/speaker.ts
/** Who speaks in the comment, and when. */
function speakerOf({ channel, run, source }, now) {
    const { runUrl: url, commit, commitUrl } = source;
    return { channel, run: { ...run, url, commit, commitUrl, at: now.toISOString() } };
}

;// CONCATENATED MODULE: ./src/commands/witness.ts

/** The same target, and what it was last seen to hold: whoever writes a comment knows the site. */
function witnessed(target) {
    let records;
    const noting = (shelf) => {
        records = shelf.builds.map(({ record }) => record);
        return shelf;
    };
    const read = async () => noting(await target.read());
    return {
        target: withMethods(target, {
            read,
            apply: (edit, options) => target.apply(shelf => edit(noting(shelf)), options),
        }),
        site: {
            seen: () => records,
            look: async () => (await read()).builds.map(({ record }) => record),
        },
    };
}

;// CONCATENATED MODULE: ./src/commands/announce.ts

























/**
 * The second half of `publish-to: directory`: the workflow has uploaded the folder meanwhile. Fetches back
 * what this run wrote there, and only then calls it ready, exactly as the other targets do. Doing it twice
 * changes nothing.
 *
 * @throws ActionError `bad-input` when the folder holds no build of this run; `not-live` when its host does
 * not serve what was written. The comment has then been told.
 */
async function announce_announce(run) {
    const destination = directoryOf(run);
    const { target, site } = witnessed(openTarget(run));
    const { builds: all } = await target.read();
    const builds = buildsOfRun(all, destination, run);
    const [{ record }] = builds;
    const { channel } = record;
    const number = run.inputs.pullRequest ?? channel.pullRequest;
    const desk = openDesk(run, site, 'online');
    if (!(await desk.isOpen(number))) {
        const reason = `Pull request #${number} is closed: nothing is announced on it.`;
        return { kind: 'skipped', reason, recipe: '' };
    }
    const tell = desk.on(number);
    const speaker = speakerOf({ channel, run: record.run, source: sourceOf(run) }, run.clock.now());
    const apps = await appsOf(builds, destination, run);
    const began = run.clock.now().getTime();
    try {
        await fetchBack(builds, { ...destination, all }, run);
    }
    catch (error) {
        const { message, code, hint } = asActionError(error);
        const told = new errors/* ActionError */.l(message, { code, cause: error, ...(hint && { hint }) });
        // An earlier announcement of theirs is no longer so.
        const gone = goneBuilds(builds);
        await tell(failed({ ...speaker, apps: apps.map(({ app }) => app), refused: [], error: told, gone }));
        throw told;
    }
    const waited = run.inputs.verify ? run.clock.now().getTime() - began : undefined;
    const commentUrl = told_addressOf(await tell(published({ ...speaker, apps, gone: [] })));
    desk.close();
    for (const app of apps)
        run.progress(`${standingInWords(app, waited)}: ${app.build.urls.install}`);
    if (commentUrl !== undefined)
        run.progress(`Comment: ${commentUrl}`);
    const outcome = { kind: 'published', channel, apps, commentUrl };
    const { trigger } = run.event;
    if (trigger.kind === 'release')
        await noteInstallLinks(trigger.tag, outcome, run);
    return outcome;
}
function directoryOf({ inputs: { destination } }) {
    if (destination.kind === 'directory')
        return destination;
    throw new errors/* ActionError */.l('`command: announce` needs `publish-to: directory`', { code: 'bad-input' });
}
/** Of the newest attempt: a job that was started again has written anew. */
function buildsOfRun(builds, { path }, run) {
    const { inputs, event } = run;
    const own = buildsAtHome({ builds }, inputs.directory)
        .filter(build => isFrom(onlyFrom(run), build) && build.record.run.id === event.run.id)
        .filter(({ record }) => inputs.channel === undefined || record.channel.name === inputs.channel)
        .toSorted((a, b) => newestRunFirst(a.record.run, b.record.run));
    const [first, ...others] = own.filter(({ record }) => record.run.attempt === own[0]?.record.run.attempt);
    if (first === undefined)
        throw nothingWritten(path);
    const channels = new Set([first, ...others].map(({ record }) => record.channel.name));
    if (channels.size > 1)
        throw severalChannels([...channels]);
    return [first, ...others];
}
function nothingWritten(path) {
    return new errors/* ActionError */.l(`The output directory ${(0,plain_text/* quoted */.TL)(path)} holds no build of this run`, {
        code: 'bad-input',
        hint: 'Publish to it first (`publish-to: directory`) with the same `output-directory`, `base-url` and `directory`, in this job or in one that hands the folder over.',
    });
}
function severalChannels(names) {
    return new errors/* ActionError */.l(`This run wrote builds of several channels: ${(0,plain_text/* quotedList */.p4)(names)}`, {
        code: 'bad-input',
        hint: 'Announce them one by one, each with its name in the input `channel`.',
    });
}
/** The IPA lies in the folder: what it says about itself is read there again. */
async function appsOf(builds, { path }, { inputs }) {
    return Promise.all(builds.map(async ({ folder, record }) => {
        const ipa = (0,external_node_path_.join)(path, folder, record.ipa.fileName);
        const inspection = await (0,inspect_ipa/* inspectIpa */.V)(ipa);
        if (inspection.kind !== 'app' || inspection.app.file.sha256 !== record.ipa.sha256)
            throw changedIpa(ipa);
        const { app } = inspection;
        const { findings } = record;
        const titled = { ...app, title: record.app.title };
        return { kind: 'published', app: titled, build: record, findings, verified: inputs.verify };
    }));
}
function changedIpa(path) {
    return new errors/* ActionError */.l(`${(0,plain_text/* quoted */.TL)(path)} is not the IPA that was published`, {
        code: 'bad-input',
        hint: 'Leave the output directory as it was written until the builds are announced.',
    });
}
async function fetchBack(builds, { path, all }, run) {
    const { inputs, fetch, clock, progress } = run;
    if (!inputs.verify)
        return;
    for (const build of builds) {
        const { folder, record } = build;
        progress(`Fetching ${(0,builds_in_words/* nameOfBuild */.Dh)(record.app)} back, as a phone would`);
        const expected = {
            ...(await expectedOf(record, (0,external_node_path_.join)(path, folder))),
            ...expectedSource(record, () => earlierIpas(build, all)),
        };
        await verifyBuild(expected, { fetch, clock, progress, timeout: inputs.verifyTimeout });
    }
}
async function expectedOf(record, folder) {
    const read = (name) => (0,promises_.readFile)((0,external_node_path_.join)(folder, name));
    const { manifest, icon, qr } = layout/* buildFiles */.CB;
    return {
        buildId: record.buildId,
        urls: record.urls,
        ipaSize: record.ipa.size,
        ...{ icon: await read(icon), qr: await read(qr) },
        manifest: (0,verdict/* isOnlyForReSigners */.u)(record) ? undefined : await read(manifest),
        page: 'own-host',
        redirects: [],
    };
}

;// CONCATENATED MODULE: ./src/github/git/blob-files.ts





/** Bytes. GitHub takes no larger file than 100 MiB; the limit is there because one has to be named. */
const ANY_SIZE = 2 ** 40;
/** Bytes: 500,000 lines of the answer about which files are here. */
const CHECK_LIMIT = 67_108_864;
/**
 * Writes files of a fetched branch into an empty folder, streamed by git, each under its place in
 * `oids`: `0`, `1`. So no name of the branch, and no `.gitattributes` on it, has a say in this.
 *
 * @throws ActionError `lost-race` when the branch has moved on and its files are gone; `network` when
 * another try may help.
 */
async function writeBlobFiles(repository, wanted) {
    const { branch, oids, folder } = wanted;
    if (oids.length === 0)
        return;
    await fetchBlobs(repository, { branch, oids: [...new Set(oids)], limit: ANY_SIZE });
    await requireHere(repository, oids);
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(repository.folder, 'index-'));
    const env = { GIT_INDEX_FILE: (0,external_node_path_.join)(scratch, 'index'), GIT_WORK_TREE: folder };
    const entries = oids.map((oid, index) => `100644 ${oid}\t${index}\0`);
    await repository.output(['update-index', '-z', '--index-info'], {
        env,
        input: { text: entries.join('') },
    });
    await repository.output(['checkout-index', '--all'], { env });
    await removeFolder(scratch);
}
async function requireHere(repository, oids) {
    const answer = await repository.output(['cat-file', '--batch-check'], {
        input: { text: oids.map(oid => `${oid}\n`).join('') },
        outputLimit: CHECK_LIMIT,
    });
    if (!/ missing$/m.test(answer.toString('utf8')))
        return;
    throw new errors/* ActionError */.l('The branch was replaced while its files were being read.', {
        code: 'lost-race',
        hint: 'Run the job again.',
    });
}

;// CONCATENATED MODULE: ./src/targets/branch/record.ts








/** The branch that an Actions-sourced site has for a record, as yet unread. */
async function openRecord(options) {
    const { github, repository, directory, workFolder, environment, progress } = options;
    const git = await createGitRepository({ workFolder, remote: gitRemote(options), environment });
    const name = options.pagesBranch ?? usualBranch;
    const place = { git, github, repository, name, prefix: '', directory, progress };
    return pagesBranch({ ...place, siteBudget: Number.POSITIVE_INFINITY });
}
/**
 * Reads our folder of the branch; undefined when there is no such branch.
 *
 * @throws ActionError `network` when another try may help, `missing-permission` or `git` otherwise.
 */
async function readRecord(branch) {
    const { head, shelf } = await readPagesBranch(branch).catch(explainReading);
    if (head === undefined)
        return undefined;
    const below = head.entries.filter(({ path }) => path.startsWith(`${branch.directory}/`));
    const ours = below.filter(({ path, mode }) => mode.startsWith('100') && isOurName(branch, path));
    const files = new Map(ours.map(({ path, oid }) => [path, oid]));
    return {
        branch,
        files,
        strangers: below.map(({ path }) => path).filter(path => !files.has(path)),
        nameLength: head.commit.length,
        builds: buildsAtHome(shelf, branch.directory).length,
    };
}
/** Elsewhere the branch is read in order to write; here nothing but reading is asked for. */
function explainReading(thrown) {
    if (!(thrown instanceof errors/* ActionError */.l) || thrown.code !== 'missing-permission')
        throw thrown;
    const { code, message } = thrown;
    throw new errors/* ActionError */.l(message, { code, cause: thrown, hint: permissionHint('contents: read') });
}
/** Every name of ours is of this kind, so none can lead anywhere else, and none is hidden. */
function isOurName({ directory }, path) {
    const segments = path.slice(directory.length + 1).split('/');
    return segments.every(segment => build_name/* segmentPattern */.Og.test(segment) && !segment.startsWith('.'));
}

;// CONCATENATED MODULE: ./src/github/git/blob-name.ts



/** Bytes read at once. */
const blob_name_READ_SIZE = 1024 * 1024;
/** Hex digits of an object name in a repository that names by SHA-1; the others use SHA-256. */
const SHA1_NAME = 40;
/**
 * The name that git would give to the content of a file: the digest of `blob SP size NUL` and the
 * content (git-hash-object(1)).
 *
 * @param nameLength hex digits of the repository's object names
 */
async function blobName(file, nameLength) {
    const { size } = await (0,promises_.stat)(file);
    const name = (0,external_node_crypto_.createHash)(nameLength === SHA1_NAME ? 'sha1' : 'sha256').update(`blob ${size}\0`);
    for await (const piece of (0,external_node_fs_.createReadStream)(file, { highWaterMark: blob_name_READ_SIZE }))
        name.update(piece);
    return name.digest('hex');
}

;// CONCATENATED MODULE: ./src/targets/overlay/list.ts

/** Hidden, so that what uploads a site usually leaves it out. */
const overlayListName = '.tap-to-install';
const list_TITLE = 'Files that Tap to Install has put into this folder, as digests of name and content.';
/**
 * Remembers what we have put into a folder, for a next run there: a runner of one's own may keep it.
 * It holds digests, because the path of an unlisted build is a secret and the list may get published.
 */
class OverlayList {
    #digests;
    /** false: not a list of ours, or none. */
    isRecognised;
    constructor(digests, isRecognised = false) {
        this.#digests = new Set(digests);
        this.isRecognised = isRecognised;
    }
    static parse(text) {
        const [title, ...lines] = text.split('\n');
        if (title !== list_TITLE)
            return new OverlayList([]);
        return new OverlayList(lines, true);
    }
    /** @param files object names by path */
    static of(files) {
        return new OverlayList([...files].map(([path, oid]) => list_digestOf({ path, oid })), true);
    }
    has(file) {
        return this.#digests.has(list_digestOf(file));
    }
    with(other) {
        return new OverlayList([...this.#digests, ...other.#digests], true);
    }
    text() {
        return `${[list_TITLE, ...[...this.#digests].filter(line => line !== '').sort()].join('\n')}\n`;
    }
}
function list_digestOf({ path, oid }) {
    return (0,external_node_crypto_.createHash)('sha256').update(`${oid} ${path}`).digest('hex');
}

;// CONCATENATED MODULE: ./src/targets/overlay/folder.ts






/** Bytes: the digests of 100,000 files, many times a site of 1 GB. */
const LIST_LIMIT = 6_553_600;
/**
 * Looks at the part of a folder that our files go to. The folder need not exist.
 *
 * @param folder absolute path
 * @param directory our folder in it
 * @param nameLength hex digits of git's object names
 * @throws ActionError `bad-input` when it cannot be read
 */
async function readOverlayFolder(folder, { directory, nameLength }) {
    try {
        const root = await folder_existing(folder);
        if (root === undefined)
            return { root: folder, there: [], earlier: new OverlayList([]) };
        const found = await walk(root, '', folded(directory));
        const list = found.find(({ path, kind }) => kind === 'file' && path === listPath(directory));
        const earlier = list === undefined ? new OverlayList([]) : await readList((0,external_node_path_.join)(root, list.path));
        const rest = earlier.isRecognised ? found.filter(entry => entry !== list) : found;
        const there = [];
        for (const { path, kind } of rest) {
            const oid = kind === 'file' ? await blobName((0,external_node_path_.join)(root, path), nameLength) : '';
            there.push({ path, kind, oid });
        }
        return { root, there, earlier };
    }
    catch (cause) {
        throw unreadable(folder, cause);
    }
}
function listPath(directory) {
    return `${directory}/${overlayListName}`;
}
async function folder_existing(folder) {
    try {
        return await (0,promises_.realpath)(folder);
    }
    catch (error) {
        if (!folder_isMissing(error))
            throw error;
        return undefined;
    }
}
function folder_isMissing(error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
/** Only folders on the way to ours, and what is in ours: the rest of the site is nobody's business. */
async function walk(root, below, directory) {
    const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, below), { withFileTypes: true });
    const found = [];
    for (const entry of entries) {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (!concerns(folded(path), directory))
            continue;
        const kind = folder_kindOf(entry);
        found.push({ path, kind });
        if (kind === 'folder')
            found.push(...(await walk(root, path, directory)));
    }
    return found;
}
function concerns(path, directory) {
    return (path === directory || `${directory}/`.startsWith(`${path}/`) || path.startsWith(`${directory}/`));
}
function folder_kindOf(entry) {
    if (entry.isDirectory())
        return 'folder';
    return entry.isFile() ? 'file' : 'other';
}
async function readList(file) {
    if ((await (0,promises_.stat)(file)).size > LIST_LIMIT)
        return new OverlayList([]);
    return OverlayList.parse(await (0,promises_.readFile)(file, 'utf8'));
}
function unreadable(folder, cause) {
    return new errors/* ActionError */.l(`The folder ${folder} cannot be read: ${(0,errors/* messageOf */.b)(cause)}`, {
        code: 'bad-input',
        hint: '`output-directory` has to name the folder of the site that is about to be deployed.',
        cause,
    });
}

;// CONCATENATED MODULE: ./src/targets/overlay/overlay.ts


/** Names in an error; more would hide the sentence. */
const SHOWN = 5;
/**
 * Decides how our files get into a folder that is somebody else's, without touching a file of theirs.
 *
 * @throws ActionError `bad-input` when something of theirs has a name that we need. Names that differ in
 * case alone are one name on half of all disks, so these are refused as well.
 */
function planOverlay({ ours, list, there, wasOurs }) {
    const isOurs = (entry) => entry.kind === 'file' && (ours.get(entry.path) === entry.oid || wasOurs(entry));
    const mine = there.filter(isOurs);
    const theirs = there.filter(entry => !isOurs(entry));
    refuseClashes([...ours.keys(), list], foldersKept(theirs, mine));
    const present = new Map(mine.map(({ path, oid }) => [path, oid]));
    return {
        write: new Map([...ours].filter(([path, oid]) => present.get(path) !== oid)),
        remove: [...present.keys()].filter(path => !ours.has(path)),
    };
}
/** A folder that holds files of ours and nothing else is ours as well. */
function foldersKept(theirs, mine) {
    const filled = new Set(mine.flatMap(({ path }) => disk_names_foldersOf(path)));
    const needed = new Set(theirs.filter(isNoFolder).flatMap(({ path }) => disk_names_foldersOf(path)));
    return theirs.filter(entry => isNoFolder(entry) || needed.has(entry.path) || !filled.has(entry.path));
}
function isNoFolder({ kind }) {
    return kind !== 'folder';
}
function refuseClashes(ours, theirs) {
    const files = new Set(ours.map(folded));
    const exact = new Set(ours.flatMap(disk_names_foldersOf));
    const folders = new Set([...exact].map(folded));
    const clashes = theirs.filter(({ path, kind }) => {
        const name = folded(path);
        if (files.has(name))
            return true;
        return folders.has(name) && (kind !== 'folder' || !exact.has(path));
    });
    if (clashes.length > 0)
        throw clashing(clashes.map(({ path }) => path));
}
function clashing(paths) {
    const shown = paths.slice(0, SHOWN).map(path => `“${path}”`);
    const more = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : '';
    return new errors/* ActionError */.l(`Files of your own site are where the builds would go: ${shown.join(', ')}${more}. Nothing was written.`, {
        code: 'bad-input',
        hint: [
            'Set the input `directory` to a folder that belongs to this action alone, in the workflow that publishes and in the one that deploys.',
            'If these are left from an earlier run, empty `output-directory` before the site is built.',
        ].join('\n'),
    });
}

;// CONCATENATED MODULE: ./src/targets/overlay/write.ts








/** What a web server, and whoever packs the site, must be able to read. */
const write_FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;
/**
 * Carries an overlay out. Everything is fetched beside its place first and then moved, so that a fault of
 * the network leaves the folder as it was; and the list of our files is there before the files are, so
 * that a run that dies leaves nothing that the next one would take for somebody else's.
 *
 * @throws ActionError `lost-race`, `network` or `git` while fetching; `bad-input` when the folder cannot be written.
 */
async function writeOverlay({ root, earlier }, overlay, { directory, ours, fetchFiles }) {
    try {
        await makeFolder(root);
        await inScratch(root, async (scratch) => {
            requireOwnNames(await diskOf(scratch), { written: [...ours.keys()], there: [] });
            const paths = [...overlay.write.keys()];
            await fetchFiles([...overlay.write.values()], scratch);
            const list = OverlayList.of(ours);
            await putText((0,external_node_path_.join)(root, listPath(directory)), list.with(earlier).text());
            await removeFiles(root, overlay.remove, directory);
            for (const [index, path] of paths.entries()) {
                await write_place((0,external_node_path_.join)(scratch, String(index)), (0,external_node_path_.join)(root, path));
            }
            await putText((0,external_node_path_.join)(root, listPath(directory)), list.text());
        });
    }
    catch (error) {
        throw error instanceof errors/* ActionError */.l ? error : unwritable(root, error);
    }
}
async function putText(file, text) {
    await makeFolder((0,external_node_path_.dirname)(file));
    await (0,promises_.writeFile)(file, text, { mode: write_FILE_MODE });
}
async function write_place(from, to) {
    await makeFolder((0,external_node_path_.dirname)(to));
    await (0,promises_.chmod)(from, write_FILE_MODE);
    await moveFile(from, to);
}
/** The mode is set apart, because the mask of the process takes bits from what `mkdir` is told. */
async function makeFolder(folder) {
    const first = await (0,promises_.mkdir)(folder, { recursive: true });
    if (first === undefined)
        return;
    for (let made = folder; made.length >= first.length; made = (0,external_node_path_.dirname)(made)) {
        await (0,promises_.chmod)(made, FOLDER_MODE);
    }
}
/** Folders that are left empty go as well. */
async function removeFiles(root, paths, directory) {
    for (const path of paths) {
        await (0,promises_.rm)((0,external_node_path_.join)(root, path), { force: true });
        for (let folder = (0,external_node_path_.dirname)(path); folder.startsWith(`${directory}/`); folder = (0,external_node_path_.dirname)(folder)) {
            if ((await (0,promises_.readdir)((0,external_node_path_.join)(root, folder))).length > 0)
                break;
            await (0,promises_.rmdir)((0,external_node_path_.join)(root, folder));
        }
    }
}
function unwritable(root, cause) {
    return new errors/* ActionError */.l(`The folder ${root} cannot be written: ${(0,errors/* messageOf */.b)(cause)}`, {
        code: 'bad-input',
        hint: 'Free some room and look at the rights of `output-directory`: the builds have to be in it before it is deployed. Nothing that was there before is lost.',
        cause,
    });
}

;// CONCATENATED MODULE: ./src/commands/lay-over.ts



/**
 * Lays our files over a site that is about to be deployed; a dry run only says what that would change.
 *
 * @param folder absolute path of the site
 * @throws ActionError `bad-input` when something of theirs is in the way; nothing has been written then.
 */
async function layOver(folder, { ours, nameLength, fetchFiles }, { inputs: { directory, dryRun }, progress }) {
    const target = await readOverlayFolder(folder, { directory, nameLength });
    const overlay = planOverlay({
        ours,
        list: listPath(directory),
        there: target.there,
        wasOurs: entry => target.earlier.has(entry),
    });
    if (dryRun) {
        for (const path of overlay.write.keys())
            progress(`Dry run: would write ${path}`);
        for (const path of overlay.remove)
            progress(`Dry run: would delete ${path}`);
    }
    else
        await writeOverlay(target, overlay, { directory, ours, fetchFiles });
    return overlay;
}

;// CONCATENATED MODULE: ./src/commands/assemble-launcher.ts





/** Hex digits of a SHA-1, by which the list of our files tells contents apart. */
const NAME_LENGTH = 40;
/** Where the page says of which servers it installs releases. */
const HOSTS = /(<meta name="launcher-hosts" content=")[^"]*/;
/**
 * `command: assemble` with `publish-to: release`: the builds lie on releases, and what the site has to hold
 * is the page that starts their installation. It becomes the page of our folder, for this very server.
 *
 * @param folder absolute path of the site that is about to be deployed
 * @throws ActionError `bad-input` when something of theirs is in the way; nothing has been written then.
 */
async function assembleLauncher(run, folder) {
    const files = await launcherFiles(run);
    const ours = new Map(files.map(({ path, oid }) => [path, oid]));
    const sources = new Map(files.map(({ oid, source }) => [oid, source]));
    const fetchFiles = async (oids, into) => {
        for (const [index, oid] of oids.entries())
            await (0,promises_.copyFile)(sources.get(oid) ?? '', (0,external_node_path_.join)(into, String(index)));
    };
    await layOver(folder, { ours, nameLength: NAME_LENGTH, fetchFiles }, run);
    run.progress(`The launcher is in ${run.inputs.directory}/ of ${folder}: its address is your \`launcher-url\``);
    return { kind: 'assembled', folder, builds: undefined };
}
/** The page, made out for the server of this run, and the languages that it fetches. */
async function launcherFiles(run) {
    const { workFolder, actionFolder, event, inputs } = run;
    const launcher = (0,external_node_path_.join)(actionFolder, 'launcher');
    try {
        const page = await (0,promises_.readFile)((0,external_node_path_.join)(launcher, 'index.html'), 'utf8');
        const languages = await (0,promises_.readdir)((0,external_node_path_.join)(launcher, 'languages'));
        const made = (0,external_node_path_.join)(workFolder, 'launcher');
        await (0,promises_.mkdir)(made);
        const host = new URL(event.server.url).host;
        await (0,promises_.writeFile)((0,external_node_path_.join)(made, 'index.html'), page.replace(HOSTS, (_, start) => `${start}${host}`));
        const sources = [
            ['index.html', (0,external_node_path_.join)(made, 'index.html')],
            ...languages.map(name => [`languages/${name}`, (0,external_node_path_.join)(launcher, 'languages', name)]),
        ];
        return await Promise.all(sources.map(async ([name = '', source = '']) => ({
            path: `${inputs.directory}/${name}`,
            source,
            oid: await blobName(source, NAME_LENGTH),
        })));
    }
    catch (cause) {
        throw new errors/* ActionError */.l(`The launcher of this action cannot be read: ${(0,errors/* messageOf */.b)(cause)}`, {
            code: 'bad-input',
            hint: 'A copy of the action needs its folder `launcher` beside `dist`.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./src/commands/assemble.ts








/**
 * Merges the published builds into the folder that the user's own Pages workflow is about to deploy. Needs
 * `contents: read` and nothing else.
 *
 * @throws ActionError `bad-input` when something of theirs is in the way; nothing has been written then.
 */
async function assemble(run) {
    const { destination, outputDirectory } = run.inputs;
    if (destination.kind === 'release' && outputDirectory !== undefined) {
        return assembleLauncher(run, outputDirectory);
    }
    const { folder, branch } = await openAssembly(run);
    const builds = await patiently(run, () => assemble_merge({ folder, branch, run }));
    if (builds === undefined)
        run.warn(missing(branch.name, run));
    return { kind: 'assembled', folder, builds: builds ?? 0 };
}
async function openAssembly(run) {
    const { inputs, site, event, workFolder, environment, clock, progress } = run;
    const { destination, outputDirectory: folder, directory, siteToken: token } = inputs;
    if (folder === undefined || destination.kind !== 'pages') {
        throw new errors/* ActionError */.l('`output-directory` is missing', { code: 'bad-input' });
    }
    const branch = await openRecord({
        ...site,
        ...{ serverUrl: event.server.url, token, pagesBranch: destination.branch, directory },
        ...{ workFolder, environment, clock, progress },
    });
    return { folder, branch };
}
/** How many builds there are; undefined when there is no branch. */
async function assemble_merge({ folder, branch, run }) {
    const record = await readRecord(branch);
    if (record === undefined)
        return undefined;
    const { files: ours, strangers, nameLength, builds } = record;
    for (const path of strangers)
        run.progress(`Left out ${JSON.stringify(path)}: it is not ours`);
    const { git, name } = branch;
    const fetchFiles = (oids, into) => writeBlobFiles(git, { branch: name, oids, folder: into });
    const { write, remove } = await layOver(folder, { ours, nameLength, fetchFiles }, run);
    run.progress(`${(0,in_words/* counted */.hS)(builds, 'build')} in ${folder}: ${(0,in_words/* counted */.hS)(write.size, 'file')} written, ${(0,in_words/* counted */.hS)(remove.length, 'file')} removed`);
    return builds;
}
function missing(branch, { site }) {
    return `${fullName(site.repository)} has no branch “${branch}” yet, so there are no builds to add. The first publish makes it; if builds were published to another branch, name that in \`pages-branch\`.`;
}

// EXTERNAL MODULE: ./src/commands/inspect.ts
var inspect = __webpack_require__(85526);
;// CONCATENATED MODULE: ./src/builds/channel.ts

/**
 * Characters of a name before its hash. Git allows longer refs than file systems allow path segments
 * (255 bytes). Longer names are cut and marked with the hash.
 */
const MAX_NAME_LENGTH = 200;
const HASH_LENGTH = 6;
/** Path segments beside the channels, or that would be read as the channel of a pull request. */
const BELONGS_TO_OTHERS = /^(?:pr-\d+|index\.html|builds\.json|apps\.json)$/;
/** What stands, before its hash, for a name with nothing that an address may hold, such as 网页传值. */
const NAMELESS = 'ref';
/** The channel of such a name, whose hash cannot be traced back to it. */
const NAMELESS_CHANNEL = /^ref-[0-9a-f]{6}$/;
/** `-` that may stand for a `/`. Names with more are not tried: 2^8 hashes take a millisecond. */
const MAX_DOUBTFUL_DASHES = 8;
/**
 * The path segment for a branch, a tag or a name that the user chose: whatever is not `[A-Za-z0-9._-]`
 * becomes `-`, and a name that had to be changed, or that would be mistaken for something else, ends in
 * the beginning of its SHA-256. Jekyll drops files that start with `_`, so leading underscores go too.
 */
function channelName(ref) {
    const plain = ref.replace(/[^A-Za-z0-9._-]+/gu, '-').replace(/^[-._]+|[-.]+$/g, '');
    if (plain === ref && plain.length <= MAX_NAME_LENGTH && !isTaken(plain))
        return plain;
    const stem = plain.slice(0, MAX_NAME_LENGTH).replace(/[-.]+$/, '') || NAMELESS;
    const marked = `${stem}-${shortHash(ref)}`;
    // `pr/` with a hash of digits only would read as the channel of a pull request.
    return BELONGS_TO_OTHERS.test(marked) ? `${marked}-${shortHash(ref)}` : marked;
}
function isTaken(name) {
    const isReserved = BELONGS_TO_OTHERS.test(name) || NAMELESS_CHANNEL.test(name);
    return name === '' || isReserved || isAnothersName(name);
}
/**
 * Whether `name` is exactly what another branch, one with `/` in it, is called as a channel:
 * `feature-login-e7c4fc` may be a branch of that name or the channel of `feature/login`.
 */
function isAnothersName(name) {
    const [, stem, hash] = /^(.*)-([0-9a-f]{6})$/.exec(name) ?? [];
    if (stem === undefined || hash === undefined)
        return false;
    if (stem.split('-').length - 1 > MAX_DOUBTFUL_DASHES)
        return false;
    return withSlashes(stem).some(original => shortHash(original) === hash);
}
/** Every way to read some of the dashes as slashes. */
function withSlashes(stem) {
    const [first = '', ...rest] = stem.split('-');
    return rest.reduce((spellings, part) => spellings.flatMap(head => [`${head}-${part}`, `${head}/${part}`]), [first]);
}
function shortHash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text, 'utf8').digest('hex').slice(0, HASH_LENGTH);
}
function pullRequestChannel(number) {
    return { name: `pr-${number}`, kind: 'pull-request', pullRequest: number };
}
/** @param ref name of a branch or tag, without `refs/heads/` or `refs/tags/` */
function refChannel(ref) {
    return { name: channelName(ref), kind: 'ref', ref };
}
/** The `channel` input: another name for the same line of work, so that tidying up still finds it. */
function renamedChannel(channel, override) {
    const isOwnName = channel.kind === 'pull-request' && override === channel.name;
    return isOwnName ? channel : { ...channel, name: channelName(override) };
}
/** A channel that no branch and no tag stands for, known only by what the user calls it. */
function namedChannel(name) {
    return { name: channelName(name), kind: 'ref' };
}

;// CONCATENATED MODULE: ./src/github/artifacts.ts



/** Artifacts of one name: one per attempt of the run. More than a page of them is nobody's. */
const artifacts_PAGE = 100;
/**
 * The artifacts of a run, the newest first.
 *
 * @param name only those of that name
 * @throws ActionError `github` or `missing-permission`.
 */
async function listArtifacts(github, { repository, runId }, name) {
    const { data } = await calling({
        doing: `listing the artifacts of run ${runId} of ${fullName(repository)}`,
        permission: 'actions: read',
    }, github.rest.actions.listWorkflowRunArtifacts({
        owner: repository.owner,
        repo: repository.name,
        run_id: runId,
        per_page: artifacts_PAGE,
        ...(name === undefined ? {} : { name }),
    }));
    return data.artifacts
        .filter(artifact => name === undefined || artifact.name === name)
        .map(artifactFrom)
        .toSorted((a, b) => b.id - a.id);
}
function artifactFrom({ id, name, size_in_bytes, expired, digest }) {
    const [, sha256] = /^sha256:([0-9a-f]{64})$/i.exec(digest ?? '') ?? [];
    return { id, name, size: size_in_bytes, sha256: sha256?.toLowerCase(), expired };
}
/**
 * The address that an artifact can be fetched from for a minute or so, without any token. It is followed by
 * us and not by Octokit: there the answer is held in memory as a whole.
 *
 * @throws ActionError `no-ipa` when it has expired; `github` or `missing-permission`.
 */
async function locateArtifact(github, { repository, artifact }) {
    const attempted = {
        doing: `fetching the artifact ${artifact.id} of ${fullName(repository)}`,
        permission: 'actions: read',
    };
    try {
        const { headers } = await github.rest.actions.downloadArtifact({
            owner: repository.owner,
            repo: repository.name,
            artifact_id: artifact.id,
            archive_format: 'zip',
            request: { redirect: 'manual' },
        });
        return webAddress(headers.location);
    }
    catch (thrown) {
        throw statusOf(thrown) === 410 ? expiredArtifact(artifact) : apiError(thrown, attempted);
    }
}
function webAddress(location) {
    const url = location !== undefined && URL.canParse(location) ? new URL(location) : undefined;
    if (url !== undefined && /^https?:$/.test(url.protocol))
        return url;
    throw new errors/* ActionError */.l('GitHub did not say where the artifact can be fetched', { code: 'github' });
}
function expiredArtifact({ name }) {
    return new errors/* ActionError */.l(`The artifact “${name}” has expired: GitHub has deleted it`, {
        code: 'no-ipa',
        hint: 'Run the workflow that builds it again, or let it keep the artifact for longer (`retention-days`).',
    });
}

;// CONCATENATED MODULE: ./src/intake/download.ts







/**
 * Bytes. The largest IPA that any host takes has 2 GB, and its symbols may lie beside it; a runner of
 * GitHub's has 14 GB of room, which a stranger's artifact must not fill.
 */
const largestArtifact = 4_000_000_000;
/** Signed addresses live for a minute, so each try gets a new one. */
const download_TRIES = { attempts: 4, firstDelay: 2_000, longestDelay: 15_000 };
/**
 * Fetches an artifact's bytes into a file, without any token and without unpacking.
 *
 * @throws ActionError `network` after the last try; `no-ipa` when it is too large; `malformed` when it is
 * not what was uploaded.
 */
async function downloadArtifact(download, world) {
    for (let attempt = 1;; attempt++) {
        try {
            return requireDigest(download, await fetchOnce(download, world));
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.l || attempt === download_TRIES.attempts)
                throw download_explained(error, download);
            world.progress(`Fetching the artifact broke off (${(0,errors/* messageOf */.b)(error)}); trying again`);
            await world.clock.sleep((0,primitives_clock/* delayBefore */.L)(attempt, download_TRIES, world.clock.random));
        }
    }
}
/** @throws ActionError `no-ipa` */
function requireArtifactSize(size, { name, limit }) {
    if (size <= limit)
        return;
    throw new errors/* ActionError */.l(`The artifact “${name}” has more than ${(0,in_words/* sizeInWords */._u)(limit)}, the most that is fetched`, { code: 'no-ipa', hint: 'Upload the IPA alone, in an artifact of its own.' });
}
/** Resolves to the SHA-256 of what came. */
async function fetchOnce(download, { fetch }) {
    const response = await fetch(await download.locate());
    if (!response.ok || response.body === null) {
        await response.body?.cancel();
        throw new Error(`the storage answered ${response.status}`);
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = (0,external_node_fs_.createWriteStream)(download.to, { mode: 0o600 });
    await (0,external_node_stream_promises_.pipeline)(metered(response.body, { download, hash }), file).catch(thrown => {
        throw diskFull(thrown) ?? thrown;
    });
    return hash.digest('hex');
}
async function* metered(body, { download, hash }) {
    let size = 0;
    for await (const piece of body) {
        size += piece.length;
        requireArtifactSize(size, download);
        hash.update(piece);
        yield piece;
    }
}
function requireDigest({ sha256, name }, found) {
    if (sha256 === undefined || sha256 === found)
        return;
    throw new errors/* ActionError */.l(`The artifact “${name}” is not what was uploaded: its SHA-256 is ${found} instead of ${sha256}`, { code: 'malformed', hint: 'Run the workflow that builds it again.' });
}
function download_explained(error, { name }) {
    if (error instanceof errors/* ActionError */.l)
        return error;
    return new errors/* ActionError */.l(`The artifact “${name}” could not be fetched: ${(0,errors/* messageOf */.b)(error)}`, {
        code: 'network',
        hint: 'Run the job again; for github.com, https://www.githubstatus.com tells about outages.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./src/github/artifact-client.ts
/**
 * The one door to `@actions/artifact`. It is loaded when a run needs it and not before: it triples the time
 * that every other run takes to start. It prints a line or two of its own.
 *
 * It refuses to work on a GitHub Enterprise Server.
 */
async function artifactClient() {
    const { DefaultArtifactClient } = await __webpack_require__.e(/* import() */ 252).then(__webpack_require__.bind(__webpack_require__, 91252));
    return new DefaultArtifactClient();
}
/** The package refuses every other host (its `isGhes`), and would warn of that on each run. */
const artifact_client_HOSTS = /(?:^github\.com|\.ghe\.com|\.localhost)$/i;
/** Whether this is a GitHub on which the package works. */
function takesArtifacts(serverUrl) {
    return artifact_client_HOSTS.test(new URL(serverUrl).hostname);
}
/** Whether the runner has lent this step what it takes: it does so for JavaScript actions. */
function lendsArtifacts(environment) {
    return Boolean(environment['ACTIONS_RUNTIME_TOKEN'] && environment['ACTIONS_RESULTS_URL']);
}

;// CONCATENATED MODULE: ./src/intake/own-artifact.ts







/**
 * Fetches an artifact of the run that is going on, the way that its own jobs do: without any permission.
 * It is not unpacked. false: not possible here, because the runner lent us no token for it or because this
 * is a GitHub Enterprise Server; then the REST interface has to do.
 *
 * @throws ActionError `malformed` when it is not what was uploaded; `no-ipa` when it is too large.
 */
async function ownArtifact(name, { to, run }) {
    if (!isPossible(run))
        return false;
    try {
        await own_artifact_download(name, { to, workFolder: run.workFolder });
        return true;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            throw error;
        if (error instanceof Error && error.name === 'ArtifactNotFoundError')
            throw own_artifact_missing(name);
        run.progress(`Asking GitHub's interface for the artifact ${(0,plain_text/* quoted */.TL)(name)}: ${(0,errors/* messageOf */.b)(error)}`);
        return false;
    }
}
function isPossible({ environment, event }) {
    return lendsArtifacts(environment) && takesArtifacts(event.server.url);
}
function own_artifact_missing(name) {
    return new errors/* ActionError */.l(`This run has no artifact ${(0,plain_text/* quoted */.TL)(name)}`, {
        code: 'no-ipa',
        hint: 'Let a job that this one `needs` hand the IPA over with `actions/upload-artifact` under this name. When another run holds it, set `run-id`.',
    });
}
async function own_artifact_download(name, { to, workFolder }) {
    const client = await artifactClient();
    const { artifact } = await client.getArtifact(name);
    requireArtifactSize(artifact.size, { name, limit: largestArtifact });
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workFolder, 'own-artifact-'));
    const { digestMismatch } = await client.downloadArtifact(artifact.id, {
        path,
        skipDecompress: true,
        ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
    });
    if (digestMismatch === true) {
        throw new errors/* ActionError */.l(`The artifact ${(0,plain_text/* quoted */.TL)(name)} is not what was uploaded`, {
            code: 'malformed',
            hint: 'Run the workflow that builds it again.',
        });
    }
    const [file, ...others] = await (0,promises_.readdir)(path);
    if (file === undefined || others.length > 0)
        throw new Error('it was not stored as one file');
    await moveFile((0,external_node_path_.join)(path, file), to);
}

// EXTERNAL MODULE: ./src/ipa/archive/archive.ts + 6 modules
var archive_archive = __webpack_require__(77852);
;// CONCATENATED MODULE: ./src/intake/pattern.ts
/** Characters. No file system takes longer names. */
const LONGEST_NAME = 1_000;
const ANY_FOLDERS = '**';
/**
 * What a pattern of the `ipa` input means: `*` and `?` within a folder, `**` for any number of folders, `[abc]`.
 * It is followed down a tree name by name, so that nobody has to look into a folder in which nothing can fit.
 *
 * Not `minimatch`: the names are a stranger's, and its expressions go back over a name once for every star
 * (`*a*b*c*` takes the cube of its length). Here each star stops at the first place that fits, which is as good as
 * any later one, and all segments that a name may fit are followed at once, so the time grows with the lengths of
 * name and pattern and with no power of them.
 */
class PathPattern {
    segments;
    at;
    /** @param at The segments at one of which the next name has to stand. */
    constructor(segments, at) {
        this.segments = segments;
        this.at = at;
    }
    /** `**` at the end is everything in the folder, but not the folder itself. */
    static of(text, { ignoreCase = false } = {}) {
        const segments = text.split('/');
        const whole = segments.at(-1) === ANY_FOLDERS ? [...segments, '*'] : segments;
        const flags = ignoreCase ? 'sui' : 'su';
        return PathPattern.standing(whole.map(part => (part === ANY_FOLDERS ? part : expressionFor(part, flags))), [0]);
    }
    /** `**` may stand for no folder at all. */
    static standing(segments, indexes) {
        const at = new Set();
        for (let index of indexes) {
            at.add(index);
            while (segments[index] === ANY_FOLDERS)
                at.add(++index);
        }
        return new PathPattern(segments, at);
    }
    /** What is left of the pattern below a name. */
    below(name) {
        const next = [];
        for (const index of this.at) {
            const segment = this.segments[index];
            if (segment === ANY_FOLDERS)
                next.push(index);
            else if (segment?.test(name))
                next.push(index + 1);
        }
        return PathPattern.standing(this.segments, next);
    }
    /** Whether the names so far are what the pattern means. */
    get fits() {
        return this.at.has(this.segments.length);
    }
    /** Whether more names may still fit. */
    get leadsOn() {
        return this.at.size > (this.fits ? 1 : 0);
    }
    /** Whether a path of names parted by `/` is what the pattern means. */
    means(path) {
        return path.split('/').reduce((rest, name) => rest.below(name), this).fits;
    }
}
/**
 * Whether a name inside of an archive is what a pattern means. As with files, a pattern that is somebody's exact
 * name means that one. Nothing is looked up on disk.
 */
function nameMatcher(text) {
    const wanted = text.replace(/^(?:\.\/)+/, '');
    const pattern = PathPattern.of(wanted);
    return name => name.length <= LONGEST_NAME && (name === wanted || pattern.means(name));
}
const STAR = '*';
/** Matches nothing when the pattern makes no sense, such as `[z-a]`. */
function expressionFor(segment, flags) {
    const pieces = [...segment.matchAll(PIECES)].map(({ groups = {} }) => pieceExpression(groups));
    const [first = '', ...others] = runsOf(pieces);
    const last = others.pop();
    // What a look-ahead has found is not given up again.
    const between = others.map((run, index) => `(?=([^/]*?${run}))\\${index + 1}(?:)`);
    try {
        return new RegExp(`^${first}${between.join('')}${last === undefined ? '' : `[^/]*${last}`}$`, flags);
    }
    catch {
        return /(?!)/;
    }
}
/** What stands between the stars. */
function runsOf(pieces) {
    const runs = [[]];
    for (const piece of pieces) {
        if (piece === STAR)
            runs.push([]);
        else
            runs.at(-1)?.push(piece);
    }
    return runs.map(run => run.join(''));
}
/** A class, an escaped character, a run of stars, a question mark, or any one character. */
const PIECES = /\[(?<not>[!^]?)(?<members>[^\]]+)\]|\\(?<escaped>.)|(?<stars>\*+)|(?<one>\?)|(?<literal>.)/gsu;
function pieceExpression(piece) {
    const { not, members, escaped, stars, one, literal } = piece;
    if (members !== undefined)
        return `[${not ? '^/' : ''}${members.replace(/[\\[^]/gu, '\\$&')}]`;
    if (stars !== undefined)
        return STAR;
    return one === undefined ? literally(escaped ?? literal ?? '') : '[^/]';
}
function literally(text) {
    return text.replace(/[$()*+.?[\\\]^{|}/]/gu, '\\$&');
}

;// CONCATENATED MODULE: ./src/intake/pattern-advice.ts

/** What a shell, or another tool, would have understood. */
const HABITS = [
    { pattern: /^!?#/, why: 'a line that begins with `#` is no comment here; leave it out' },
    {
        pattern: /^!?["'“‘].*["'”’]$/,
        why: 'quotation marks are part of the name here; leave them out',
    },
    {
        pattern: /^!?~/,
        why: '`~` is not taken for the home folder; give the path relative to the workspace, or the whole path',
    },
    {
        pattern: /\$\(|`/,
        why: 'no command is run; let an earlier step set an output and use `steps.….outputs.…`',
    },
    {
        pattern: /\$\{?[A-Za-z_]|%[A-Za-z_]\w*%/,
        why: 'variables of the shell are not replaced; use an expression with `env.…` of the workflow, or an output of the step that builds',
    },
    { pattern: /\{[^}]*(?:,|\.\.)[^}]*\}/, why: 'braces are not expanded; write a line for each' },
    {
        pattern: /[?*+@!]\([^)]*\)/,
        why: 'groups in parentheses are not expanded; write a line for each',
    },
    {
        pattern: /\.ipa["']?\s*[,;\s]\s*\S/i,
        why: 'several paths are not told apart on one line; write a line for each',
    },
    { pattern: /^[a-z]+:\/\//i, why: 'it is an address; download the file in a step before' },
    {
        pattern: /\.xcarchive(?:\/|$)/i,
        why: 'an Xcode archive is no IPA; export it with `xcodebuild -exportArchive`',
    },
    {
        pattern: /\.app(?:\/|$)/i,
        why: 'an app is no IPA; archive it and export that with `xcodebuild -exportArchive`',
    },
    { pattern: /[^\\]\\[A-Za-z0-9]/, why: 'folders are parted by `/`, not by `\\`' },
];
/**
 * Why patterns of the input `ipa` that match nothing do not mean what was probably meant; empty when nothing about
 * them stands out. Only for those: a file may well be called `{a,b}.ipa`.
 */
function patternAdvice(misses) {
    const misread = HABITS.flatMap(({ pattern, why }) => {
        const such = misses.filter(miss => HABITS.find(habit => habit.pattern.test(miss))?.pattern === pattern);
        return such.length === 0 ? [] : [`${(0,plain_text/* quotedList */.p4)(such)}: ${why}.`];
    });
    return misread.join(' ');
}

;// CONCATENATED MODULE: ./src/intake/unpack.ts












/** Bytes. A release takes just under 2 GiB, and nothing else takes more; so an IPA beyond is a mistake or a bomb. */
const LARGEST_IPA = 2_000_000_000;
/** Bytes that all of them may have together, so that they fit on the disk of a runner. */
const LARGEST_UNPACKED = 4_000_000_000;
/** Each app is a section of the comment. */
const MOST_IPAS = 20;
/**
 * Characters of names, times patterns: a second's worth. An Xcode archive with 10,000 files in it has a million
 * characters of names.
 */
const MOST_COMPARED = 40_000_000;
/** Ways out of a folder on any system. No uploader of GitHub's writes such names. */
const LEADS_OUT = /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:/;
/**
 * Writes the IPAs that the patterns mean into our own folder, under names of our own. An artifact of a pull
 * request is a stranger's: no name in it becomes a path, only what is wanted is inflated, and never more than it
 * announced.
 *
 * @throws ActionError `no-ipa` or `unreadable-ipa`
 */
async function unpackIpas(packed) {
    try {
        const archive = await (0,archive_archive/* openArchive */.p)(packed.path);
        try {
            return await unpackAll(wantedEntries(archive.entries, packed), packed);
        }
        finally {
            await archive.close();
        }
    }
    catch (error) {
        throw unpack_explained(error, packed);
    }
}
function wantedEntries(entries, { name, patterns }) {
    const outside = entries.find(({ path }) => LEADS_OUT.test(path));
    if (outside !== undefined) {
        throw refused(`The artifact ${(0,plain_text/* quoted */.TL)(name)} holds a file that leads out of it: ${(0,plain_text/* quoted */.TL)(outside.path)}`);
    }
    requireComparable(name, { patterns, entries });
    const exclusions = patterns
        .filter(pattern => pattern.startsWith('!'))
        .map(text => nameMatcher(text.slice(1)));
    const kept = entries.filter(({ path }) => !exclusions.some(excludes => excludes(path)));
    const wanted = patterns.filter(pattern => !pattern.startsWith('!'));
    const matches = wanted.map(pattern => {
        const matchesName = nameMatcher(pattern);
        return kept.filter(({ path }) => matchesName(path));
    });
    const misses = wanted.filter((_, index) => matches[index]?.length === 0);
    if (misses.length > 0)
        throw noMatch(misses, { name, entries });
    const found = [...new Set(matches.flat())];
    requireRoom(name, found);
    for (const entry of found)
        unpack_requirePlain(entry, found);
    return found;
}
/** Before any name is compared: each pattern looks at each of them. */
function requireComparable(name, { patterns, entries }) {
    const letters = entries.reduce((sum, { path }) => sum + path.length + 1, 0);
    if (letters * patterns.length <= MOST_COMPARED)
        return;
    throw refused(`The artifact ${(0,plain_text/* quoted */.TL)(name)} holds ${entries.length} files, too many names to look through`);
}
/** Compares each with each, so it comes after they have been counted. */
function unpack_requirePlain({ path, link, encrypted }, all) {
    if (link)
        throw refused(`${(0,plain_text/* quoted */.TL)(path)} in the artifact is a symbolic link, not an IPA`);
    if (encrypted)
        throw refused(`${(0,plain_text/* quoted */.TL)(path)} in the artifact is encrypted`);
    if (all.filter(other => other.path === path).length > 1) {
        throw refused(`The artifact holds ${(0,plain_text/* quoted */.TL)(path)} twice`);
    }
}
/** Before anything is inflated; an entry that announced too little stops there. */
function requireRoom(name, entries) {
    if (entries.length > MOST_IPAS) {
        throw refused(`The artifact ${(0,plain_text/* quoted */.TL)(name)} holds ${entries.length} IPAs; at most ${MOST_IPAS} are published at once`);
    }
    const large = entries.find(({ size }) => size > LARGEST_IPA);
    if (large !== undefined) {
        throw refused(`${(0,plain_text/* quoted */.TL)(large.path)} in the artifact unpacks to ${(0,in_words/* sizeInWords */._u)(large.size)}; an IPA may have ${(0,in_words/* sizeInWords */._u)(LARGEST_IPA)} at most`);
    }
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > LARGEST_UNPACKED) {
        throw refused(`The IPAs in the artifact ${(0,plain_text/* quoted */.TL)(name)} unpack to ${(0,in_words/* sizeInWords */._u)(total)}; at most ${(0,in_words/* sizeInWords */._u)(LARGEST_UNPACKED)} are unpacked`);
    }
}
async function unpackAll(entries, { folder }) {
    const paths = [];
    for (const [index, entry] of entries.entries()) {
        const own = (0,external_node_path_.join)(folder, String(index + 1));
        await (0,promises_.mkdir)(own);
        const path = (0,external_node_path_.join)(own, nameOfOurs(entry.path));
        const file = (0,external_node_fs_.createWriteStream)(path, { flags: 'wx', mode: 0o600 });
        await (0,external_node_stream_promises_.pipeline)(entry.stream(), file).catch(thrown => {
            throw diskFull(thrown, { folder, needed: entry.size }) ?? thrown;
        });
        paths.push(path);
    }
    return paths;
}
/** What people recognise of the name, in letters that no system takes for anything but a file. */
function nameOfOurs(path) {
    return (0,build_name/* ipaFileName */.so)({ title: external_node_path_.posix.basename(path).replace(/\.ipa$/i, ''), version: '' });
}
function noMatch(misses, { name, entries }) {
    const names = entries.map(({ path }) => path);
    const holds = names.length === 0 ? 'It is empty.' : `It holds ${(0,plain_text/* quotedList */.p4)(names)}.`;
    return new errors/* ActionError */.l(`No file in the artifact ${(0,plain_text/* quoted */.TL)(name)} matches ${(0,plain_text/* quotedList */.p4)(misses)}. ${holds}`, {
        code: 'no-ipa',
        hint: patternAdvice(misses) ||
            'With `artifact`, the input `ipa` is a pattern for names inside of the artifact. `actions/upload-artifact` leaves out the folders that all its files have in common.',
    });
}
function refused(message) {
    return new errors/* ActionError */.l(message, {
        code: 'unreadable-ipa',
        hint: 'Upload the IPA alone with `actions/upload-artifact`.',
    });
}
function unpack_explained(error, { name }) {
    const hint = 'Upload the IPA with `actions/upload-artifact` again.';
    if (error instanceof errors/* ActionError */.l && !/^the (?:archive|file) /.test(error.message))
        return error;
    return new errors/* ActionError */.l(`The artifact ${(0,plain_text/* quoted */.TL)(name)} cannot be unpacked: ${(0,errors/* messageOf */.b)(error)}`, {
        code: 'unreadable-ipa',
        hint,
        cause: error,
    });
}

;// CONCATENATED MODULE: ./src/intake/artifact.ts










/**
 * The IPAs in the artifact that the inputs name, as files of our own in the work folder: never in the
 * workspace, where later steps may trust what they find.
 *
 * @throws ActionError
 */
async function artifactIpas(run, artifact) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(run.workFolder, 'artifact-'));
    const archive = (0,external_node_path_.join)(folder, 'archive');
    await fetchArchive(run, artifact, archive);
    const ipas = await unpack(run, { name: artifact.name, folder, path: archive });
    await (0,promises_.rm)(archive, { force: true });
    return ipas;
}
/** An IPA that was uploaded as it is (`archive: false`) is an archive, too, and the artifact bears its name. */
async function unpack({ inputs }, packed) {
    try {
        return await unpackIpas({ ...packed, patterns: inputs.ipa });
    }
    catch (error) {
        if (!/\.ipa$/i.test(packed.name))
            throw error;
        const path = (0,external_node_path_.join)(packed.folder, nameOfOurs(packed.name));
        await moveFile(packed.path, path);
        return [path];
    }
}
async function fetchArchive(run, { name, runId }, to) {
    const { trigger } = run.event;
    const told = runId ?? (trigger.kind === 'workflow-run' ? trigger.upstream.id : undefined);
    if (told === undefined || told === run.event.run.id) {
        if (await ownArtifact(name, { to, run }))
            return;
    }
    const holder = { repository: run.source.repository, runId: told ?? run.event.run.id };
    const artifact = await artifact_newest(run, holder, name);
    run.progress(`Fetching the artifact ${(0,plain_text/* quoted */.TL)(name)} of run ${holder.runId} (${(0,in_words/* sizeInWords */._u)(artifact.size)})`);
    await downloadArtifact({
        locate: () => locateArtifact(run.source.github, { ...holder, artifact }),
        to,
        sha256: artifact.sha256,
        name,
        limit: largestArtifact,
    }, run);
}
/** A run that was started again has one of each attempt; the last is the one that its success speaks of. */
async function artifact_newest({ source }, holder, name) {
    const [artifact] = await listArtifacts(source.github, holder, name);
    if (artifact === undefined) {
        throw noArtifact(name, holder, await listArtifacts(source.github, holder));
    }
    if (artifact.expired)
        throw expiredArtifact(artifact);
    requireArtifactSize(artifact.size, { name, limit: largestArtifact });
    return artifact;
}
function noArtifact(name, { runId }, others) {
    const names = [...new Set(others.map(other => other.name))];
    const has = names.length === 0 ? 'It has none.' : `It has ${(0,plain_text/* quotedList */.p4)(names)}.`;
    return new errors/* ActionError */.l(`Run ${runId} has no artifact ${(0,plain_text/* quoted */.TL)(name)}. ${has}`, {
        code: 'no-ipa',
        hint: 'Let the workflow that builds the IPA hand it over with `actions/upload-artifact` under this name. When another run holds it, set `run-id`.',
    });
}

// EXTERNAL MODULE: ./src/ipa/archive/hash-file.ts
var hash_file = __webpack_require__(9116);
;// CONCATENATED MODULE: ./src/intake/distinct.ts



/**
 * The files without those that another one repeats byte by byte, in their order. Bazel leads to one tree by several
 * links (`bazel-bin`, `bazel-out`), Flutter and fastlane leave a copy in a second folder: that is one build. Only
 * files of equal size are read.
 *
 * @param shown How a path is called in the log.
 * @throws ActionError `no-ipa` for a file that cannot be read
 */
async function distinctIpas(paths, { progress, shown }) {
    const kept = [];
    for (const path of paths) {
        const candidate = await candidateAt(path, progress);
        const twin = await twinOf(candidate, kept);
        if (twin === undefined)
            kept.push(candidate);
        else
            progress(`${(0,plain_text/* quoted */.TL)(shown(path))} is the same build as ${(0,plain_text/* quoted */.TL)(shown(twin.path))}`);
    }
    return kept.map(({ path }) => path);
}
async function candidateAt(path, progress) {
    let digest;
    const sha256 = () => {
        digest ??= (0,hash_file/* hashFile */.D)(path, progress).then(file => file.sha256);
        return digest;
    };
    return { path, size: await distinct_sizeOf(path), sha256 };
}
/** A file that has gone meanwhile is told by whoever reads it. */
async function distinct_sizeOf(path) {
    try {
        return (await (0,promises_.stat)(path)).size;
    }
    catch {
        return Number.NaN;
    }
}
async function twinOf(candidate, others) {
    for (const other of others) {
        if (other.size !== candidate.size)
            continue;
        if ((await other.sha256()) === (await candidate.sha256()))
            return other;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/intake/search.ts




/**
 * Names that one search looks at. A workspace with the packages of a large monorepo has one or two million; a few
 * folders that link to each other in every order have as many as one likes.
 */
const MOST_NAMES = 10_000_000;
/**
 * The files that a pattern means and no exclusion does, by name. A folder is entered where something in it can
 * fit; links are followed, but not in circles, and a link that leads nowhere is passed over.
 *
 * Our own, since `@actions/glob` prints each folder that it looks at into the log, asks the disk twice for
 * every file, and stops at nothing; others bring a matcher that is not safe with names of strangers.
 *
 * @param most Names to look at.
 * @throws Error of the file system for a folder that may not be read, and one for more than `most` names
 */
async function search_filesOf(wanted, { exclusions, most }) {
    const files = await filesIn({ ...wanted, above: [], left: { names: most } });
    return files.filter(file => !exclusions.some(exclusion => isMeant(file, exclusion))).sort();
}
const onWindows = external_node_path_.sep === '\\';
/** @param from The folder that a relative pattern starts from; nothing in its name is a wildcard. */
function searchOf(text, from) {
    const path = (0,external_node_path_.normalize)(text)
        .replaceAll(external_node_path_.sep, '/')
        .replace(/(?<=.)\/$/, '');
    const special = path.search(/[*?[\\]/);
    const start = path.lastIndexOf('/', special < 0 ? path.length : special) + 1;
    return {
        folder: (0,external_node_path_.resolve)(from, path.slice(0, start)),
        pattern: PathPattern.of(path.slice(start), { ignoreCase: onWindows }),
    };
}
/** The folder itself, one above it, or what lies in one above it. */
const ELSEWHERE = /^(?:\.\.(?:\/|$)|$)/;
function isMeant(file, { folder, pattern }) {
    const inside = (0,external_node_path_.relative)(folder, file).replaceAll(external_node_path_.sep, '/');
    return !(0,external_node_path_.isAbsolute)(inside) && !ELSEWHERE.test(inside) && pattern.means(inside);
}
async function filesIn({ folder, pattern, above, left }) {
    const here = await search_unlessGone((0,promises_.realpath)(folder));
    if (here === undefined || above.includes(here))
        return [];
    const entries = (await search_unlessGone((0,promises_.readdir)(folder, { withFileTypes: true }))) ?? [];
    left.names -= entries.length;
    if (left.names < 0)
        throw new Error('there are too many files and folders to look at');
    const found = [];
    for (const entry of entries) {
        const rest = pattern.below(entry.name);
        if (!rest.fits && !rest.leadsOn)
            continue;
        const path = (0,external_node_path_.join)(folder, entry.name);
        const kind = await search_kindOf(entry, path);
        if (kind === 'file' && rest.fits)
            found.push(path);
        if (kind === 'folder' && rest.leadsOn) {
            const visit = { folder: path, pattern: rest, above: [...above, here], left };
            for (const file of await filesIn(visit))
                found.push(file);
        }
    }
    return found;
}
async function search_kindOf(entry, path) {
    const what = entry.isSymbolicLink() ? await search_unlessGone((0,promises_.stat)(path)) : entry;
    if (what?.isDirectory())
        return 'folder';
    return what?.isFile() ? 'file' : 'neither';
}
/** No such name, a file where a folder was, a link to itself. */
const GONE = ['ENOENT', 'ENOTDIR', 'ELOOP'];
async function search_unlessGone(found) {
    try {
        return await found;
    }
    catch (error) {
        const code = (0,json_fields/* fieldOf */._F)(error, 'code');
        if (GONE.some(gone => gone === code))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/intake/workspace.ts






/**
 * The files that the patterns match: in the order of the patterns, then by name, each once.
 * A pattern that names an existing file is that file, whatever its name holds (`App [1].ipa`), and one that names
 * a folder is the IPAs in it, at any depth. Links are followed, but not in circles.
 *
 * @throws ActionError `no-ipa` naming every pattern that matched nothing. It may be posted where anybody
 * reads it, so it does not tell where on the runner the workspace lies.
 */
async function findIpas(patterns, workspace) {
    const exclusions = patterns.filter(pattern => pattern.startsWith('!'));
    const wanted = patterns.filter(pattern => !pattern.startsWith('!'));
    const matches = await Promise.all(wanted.map(pattern => matchesOf(pattern, exclusions, workspace)));
    const misses = wanted.filter((_, index) => matches[index]?.length === 0);
    if (wanted.length === 0)
        throw onlyExclusions(exclusions);
    if (misses.length > 0)
        throw await workspace_noMatch(misses, workspace);
    return [...new Set(matches.flat())];
}
function onlyExclusions(exclusions) {
    return new errors/* ActionError */.l(`The \`ipa\` input only says what to leave out: ${quoted(exclusions)}`, {
        code: 'no-ipa',
        hint: 'Add a line with the path of the IPA, or with a pattern such as `build/**/*.ipa`.',
    });
}
async function workspace_noMatch(misses, workspace) {
    const shown = misses.map(miss => withoutPlace(miss, workspace));
    const kinds = await Promise.all(misses.map(miss => workspace_kindOf((0,external_node_path_.resolve)(workspace, miss))));
    const folders = shown.filter((_, index) => kinds[index] === 'folder');
    const advice = [
        ...(folders.length === 0 ? [] : [`No name in the folder ${quoted(folders)} ends in \`.ipa\`.`]),
        patternAdvice(shown),
    ].filter(sentence => sentence !== '');
    const hint = 'Check that the step that builds the IPA ran before this one and that the `ipa` input is the path it wrote to, relative to the workspace.';
    return new errors/* ActionError */.l(`No file in the workspace matches ${quoted(shown)}`, {
        code: 'no-ipa',
        hint: advice.length === 0 ? hint : advice.join(' '),
    });
}
function quoted(patterns) {
    return patterns.map(pattern => `“${pattern}”`).join(', ');
}
async function matchesOf(pattern, exclusions, workspace) {
    const literal = (0,external_node_path_.resolve)(workspace, pattern);
    const kind = await workspace_kindOf(literal);
    if (kind === 'file') {
        return [literal];
    }
    const wanted = kind === 'folder' ? searchOf('**/*.ipa', literal) : searchOf(pattern, workspace);
    try {
        return await search_filesOf(wanted, {
            exclusions: exclusions.map(line => searchOf(line.slice(1), workspace)),
            most: MOST_NAMES,
        });
    }
    catch (cause) {
        throw noSearch(withoutPlace(pattern, workspace), withoutPlace((0,errors/* messageOf */.b)(cause), workspace), cause);
    }
}
function noSearch(pattern, why, cause) {
    return new errors/* ActionError */.l(`Looking for “${pattern}” did not work: ${why}`, {
        code: 'no-ipa',
        hint: 'Let the `ipa` input name the folder that holds the IPA, so that no other is searched.',
        cause,
    });
}
function withoutPlace(text, workspace) {
    return withoutRunnerPaths(text, { GITHUB_WORKSPACE: (0,external_node_path_.resolve)(workspace) });
}
async function workspace_kindOf(path) {
    try {
        const found = await (0,promises_.stat)(path);
        if (found.isFile())
            return 'file';
        return found.isDirectory() ? 'folder' : 'neither';
    }
    catch {
        return 'neither';
    }
}

;// CONCATENATED MODULE: ./src/intake/ipas.ts





/** At least one path; each build once. */
async function ipasOf(run) {
    const { inputs, progress } = run;
    const workspace = workspaceOf(run.environment);
    const paths = inputs.artifact === undefined
        ? await findIpas(inputs.ipa, workspace)
        : await artifactIpas(run, inputs.artifact);
    const base = inputs.artifact === undefined ? workspace : run.workFolder;
    return distinctIpas(paths, { progress, shown: path => (0,external_node_path_.relative)(base, path).replaceAll(external_node_path_.sep, '/') });
}

// EXTERNAL MODULE: ./src/commands/candidate.ts + 31 modules
var commands_candidate = __webpack_require__(24485);
;// CONCATENATED MODULE: ./src/builds/describe.ts




function describeChannel(channel) {
    if (channel.pullRequest !== undefined)
        return `Pull request #${channel.pullRequest}`;
    return channel.ref ?? channel.name;
}
/** `Ad hoc, 12 devices`. */
function describeSigning({ distribution, deviceCount }) {
    const name = (0,builds_in_words/* distributionInWords */.Fo)(distribution);
    return deviceCount === undefined ? name : `${name}, ${(0,in_words/* counted */.hS)(deviceCount, 'device')}`;
}
const familyNames = new Map([
    ['iphone', 'iPhone'],
    ['ipad', 'iPad'],
]);
/** `iPhone and iPad`; an app for iPad alone is no app for an iPhone, while the other way round it is. */
function devicesInWords(families) {
    const names = families.flatMap(family => familyNames.get(family) ?? []);
    return names.length === 1 && names[0] === 'iPad' ? 'iPad only' : names.join(' and ');
}
/** `iOS 15.0 or later, iPad only, NFC`; empty when the IPA says nothing of the kind. */
function describeNeeds({ minimumOs, deviceFamilies, ...app }) {
    const devices = devicesInWords(deviceFamilies);
    const system = devices === 'iPad only' ? 'iPadOS' : 'iOS';
    return [
        minimumOs === '' ? '' : `${system} ${minimumOs} or later`,
        devices,
        ...capabilitiesInWords(app.capabilities ?? []),
        modelsInWords(app.onlyModels ?? []),
    ]
        .filter(part => part !== '')
        .join(', ');
}
/** Models of a thinned build that are named; the rest is counted. */
const MOST_MODELS = 3;
/** Models of a thinned build by name, and how many more there are. */
function modelsNamed(models) {
    return { named: models.slice(0, MOST_MODELS), more: Math.max(0, models.length - MOST_MODELS) };
}
/** `thinned for iPad11,1`; empty when it is for all. */
function modelsInWords(models) {
    if (models.length === 0)
        return '';
    const { named, more } = modelsNamed(models);
    return `thinned for ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
/** The first seven digits, as GitHub shows a commit. */
function describeCommit(sha) {
    return sha.slice(0, 7);
}
/**
 * When a build ends, ISO 8601; empty when nobody can tell, and for one that is signed anew: what it is signed
 * with now does not count then.
 */
function endOf(record) {
    return (0,verdict/* isOnlyForReSigners */.u)(record) ? '' : (0,builds_in_words/* nearerEnd */.pA)(record.signing).at;
}
/** Profile or certificate had run out when the build was published, which only `fail-on: never` allows. */
function wasExpired(record) {
    const at = endOf(record);
    return at !== '' && Date.parse(at) <= Date.parse(record.publishedAt);
}

;// CONCATENATED MODULE: ./src/site/link.ts
/**
 * The link that makes iOS install. iOS splits the query at `&` and `;`, drops every pair that is not
 * exactly `key=value`, and decodes once: so the address is encoded exactly once, as a whole.
 */
function itmsLink(manifest) {
    return `itms-services://?action=download-manifest&url=${encodeURIComponent(manifest)}`;
}

// EXTERNAL MODULE: ./node_modules/lean-qr/nano.mjs
var nano = __webpack_require__(29490);
// EXTERNAL MODULE: ./src/formats/png/png.ts
var png = __webpack_require__(49791);
;// CONCATENATED MODULE: ./src/site/qr.ts




/** Modules of light around the code (ISO/IEC 18004, section 5.3.8). */
const quietZone = 4;
/** Pixels per module: crisp at the size at which pages and comments show it, and about 1 KB as a file. */
const scale = 8;
/**
 * A QR code of an https address as a PNG. The page's address, not the `itms-services:` link, because
 * every scanner on every system opens it.
 */
function qrPng(url) {
    const { side, isDark } = qr_codeOf(url);
    const width = side * scale;
    const grey = new Uint8Array(width * width).fill(255);
    for (let row = 0; row < side; row++) {
        for (let column = 0; column < side; column++) {
            if (isDark(column, row))
                darken({ grey, width }, row, column);
        }
    }
    return (0,png/* encodeGreyPng */.pX)({ width, height: width, grey });
}
/** The same as markup, where there is no file for it. */
function qrSvg(url, words = 'qrCode') {
    const { side, isDark } = qr_codeOf(url);
    const runs = [];
    for (let row = 0; row < side; row++) {
        for (let column = 0; column < side; column++) {
            const start = column;
            while (isDark(column, row))
                column++;
            if (column > start)
                runs.push(`M${start} ${row}h${column - start}v1H${start}z`);
        }
    }
    return html `<svg class="qr" role="img" ${label('aria-label', words)} viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${runs.join('')}"></path></svg>`;
}
function qr_codeOf(url) {
    const code = (0,nano/* generate */.c)(url, { minCorrectionLevel: nano/* correction */.r.M });
    return {
        side: code.size + 2 * quietZone,
        isDark: (column, row) => code.get(column - quietZone, row - quietZone),
    };
}
function darken({ grey, width }, row, column) {
    for (let line = row * scale; line < (row + 1) * scale; line++) {
        const start = line * width + column * scale;
        grey.fill(0, start, start + scale);
    }
}

;// CONCATENATED MODULE: ./src/site/pages/difference-card.ts





/** What changed since the build before, folded; nothing when nothing did, or when there was none. */
function differenceCard({ difference }) {
    if (difference === undefined || difference.changes.length === 0)
        return undefined;
    const { since, changes } = difference;
    return html `<details class="card">
<summary>${say('span', 'changes', { count: changes.length, version: (0,builds_in_words/* versionInWords */.ZA)(since) })}</summary>
<dl class="changes">
${changes.map(difference_card_row)}</dl>
</details>
`;
}
/** What the records call a change (src/builds/difference.ts), where that is one of a few words. */
const names = new Map([
    ['Bundle identifier', 'identifier'],
    ['Minimum iOS', 'minimumSystem'],
    ['Devices', 'devices'],
    ['Signing', 'signing'],
    ['Team', 'team'],
    ['Size', 'size'],
    ['Needed of the device', 'neededOfDevice'],
    ['Extension', 'extension'],
    ['Framework', 'framework'],
]);
/** Permissions and entitlements have a name of their own behind the word; whatever else stays as it is. */
function changeName(what) {
    const key = names.get(what);
    if (key !== undefined)
        return say('span', key);
    const [, kind, name = ''] = /^(Permission|Entitlement) (.*)$/s.exec(what) ?? [];
    if (kind === 'Permission')
        return say('span', 'permission', { name });
    if (kind === 'Entitlement')
        return say('span', 'entitlement', { name });
    return html `<bdi>${what}</bdi>`;
}
/** Values that are words of ours (src/builds/difference.ts); every other one comes from the build. */
const values = [
    'phoneAndPad',
    'onlyPad',
    'development',
    'adHoc',
    'enterprise',
    'appStore',
    'noProfile',
    'noText',
];
const difference_card_words = new Map(values.map(key => [en[key], key]));
function side(what, value) {
    if (what === 'Needed of the device')
        return capability(value);
    const isOurs = what === 'Devices' || what === 'Signing' || value === en.noText;
    const key = isOurs ? difference_card_words.get(value) : undefined;
    return key === undefined ? html `<bdi>${value}</bdi>` : say('bdi', key);
}
/** The script's style sheet turns it around where people read from the right. */
const arrow = html `<span class="to">→</span>`;
/** Name and values in one line. */
function changeInLine({ what, before, after }) {
    const sides = [before, after].filter(value => value !== '').map(value => side(what, value));
    return html `${changeName(what)} ${joined(sides, html ` ${arrow} `)}`;
}
/** Name above values: identifiers and permission texts are as long as a phone is wide, and longer. */
function difference_card_row(change) {
    return html `<div><dt>${changeName(change.what)}</dt><dd>${sides(change)}</dd></div>
`;
}
/** Beside each other when both fit on one line, else one below the other. */
function sides({ what, before, after }) {
    if (before === '')
        return html `<span>${side(what, after)}</span> ${say('b', 'added')}`;
    if (after === '')
        return html `<span>${side(what, before)}</span> ${say('b', 'takenAway')}`;
    return html `<span>${side(what, before)}</span> <span>${arrow} ${side(what, after)}</span>`;
}

;// CONCATENATED MODULE: ./src/site/pages/relative-url.ts
/**
 * How to write `to` on the page at `from`: relative on the same site, so that pages keep working when
 * the site moves to another domain; absolute elsewhere. Both end in a file name or a `/`.
 */
function relativeUrl(from, to) {
    const [start, end] = [new URL(from), new URL(to)];
    if (start.origin !== end.origin || end.search !== '' || end.hash !== '')
        return to;
    const here = start.pathname.split('/').slice(0, -1);
    const there = end.pathname.split('/');
    const shared = sharedLength(here, there);
    const up = here.slice(shared).map(() => '..');
    const path = [...up, ...there.slice(shared)].join('/');
    // A first segment with a colon would read as a scheme, and an empty address is the page itself.
    return up.length > 0 ? path : `./${path}`;
}
function sharedLength(a, b) {
    const limit = Math.min(a.length, b.length - 1);
    const differs = Array.from({ length: limit }, (_, index) => index).find(index => a[index] !== b[index]);
    return differs ?? limit;
}

;// CONCATENATED MODULE: ./src/site/pages/facts-table.ts







/** The table of what is known about a build; rows without a value are left out. */
function facts_table_facts(record, on) {
    const { app, signing, ipa, source } = record;
    return html `<dl class="facts">
${[
        fact('versionName', (0,builds_in_words/* versionInWords */.ZA)(app)),
        fact('build', record.buildId),
        fact('from', on === 'build' ? fromChannel(record) : undefined),
        fact('author', source.author),
        fact('branch', source.branch),
        fact('commit', commit(record)),
        fact('published', moment(record.publishedAt, 'time')),
        fact('provenance', facts_table_attested(record)),
        fact('size', in_html_sizeOf(ipa.size)),
        fact('needs', needs(app)),
        fact('signing', signed(signing)),
        fact('expires', expiry(record)),
        fact('team', signing.teamName || signing.teamId),
        fact('identifier', app.bundleId),
        fact('checksum', checksum(ipa.sha256)),
    ]}</dl>`;
}
function fact(name, value) {
    if (value === '' || value === undefined)
        return undefined;
    return html `<div>${say('dt', name)}<dd>${value instanceof Html ? value : html `<bdi>${value}</bdi>`}</dd></div>
`;
}
function fromChannel({ channel, urls }) {
    return html `<a href="${relativeUrl(urls.install, urls.channel)}">${channelTitle(channel)}</a>`;
}
function commit({ source }) {
    const short = describeCommit(source.commit);
    const link = source.commitUrl === undefined ? short : html `<a href="${source.commitUrl}">${short}</a>`;
    return source.subject ? html `${link} <bdi>${source.subject}</bdi>` : link;
}
function facts_table_attested({ provenance }) {
    if (provenance === undefined)
        return undefined;
    const { workflow, commit, page } = provenance;
    const words = say('span', 'attested', { workflow, commit: describeCommit(commit) });
    return page === undefined ? words : html `<a href="${page}">${words}</a>`;
}
function needs(app) {
    const system = systemOf(app);
    return facts_table_listed([
        system && say('span', 'orLater', { system }),
        devices(app),
        ...capabilities(app.capabilities ?? []),
        onlyFor(app.onlyModels ?? []),
    ]);
}
function capabilities(all) {
    const { named, more } = capabilities_askedOf(all);
    return [...named.map(capability), andMore(more)];
}
function onlyFor(all) {
    const { named, more } = modelsNamed(all);
    const models = facts_table_listed([...named, andMore(more)]);
    return models === undefined ? undefined : say('span', 'onlyFor', { models });
}
function andMore(count) {
    return count === 0 ? undefined : say('span', 'more', { count });
}
/** In a row, with the comma of the visitor's language. */
function facts_table_listed(parts) {
    const said = parts.filter(part => part !== undefined && part !== '');
    if (said.length === 0)
        return undefined;
    return said.reduce((first, second) => say('span', 'both', { first, second }));
}
function devices(app) {
    if (isPadOnly(app))
        return say('span', 'onlyPad');
    const { deviceFamilies: families } = app;
    if (families.includes('ipad'))
        return say('span', 'phoneAndPad');
    return families.includes('iphone') ? 'iPhone' : undefined;
}
const kinds = {
    development: 'development',
    'ad-hoc': 'adHoc',
    enterprise: 'enterprise',
    'app-store': 'appStore',
    none: 'noProfile',
};
function signed({ distribution, deviceCount }) {
    const kind = say('span', kinds[distribution]);
    return facts_table_listed([
        kind,
        deviceCount === undefined ? undefined : say('span', 'deviceCount', { count: deviceCount }),
    ]);
}
/** The day stands there always; how far off it is, the script adds when somebody looks. */
function expiry(record) {
    const at = endOf(record);
    const day = moment(at, 'day');
    return day && html `${day}<span class="quiet" hidden data-far> · ${moment(at, 'ago')}</span>`;
}
/** In groups that people can compare; what is copied has no gaps. */
function checksum(sha256) {
    const groups = sha256.match(/.{1,8}/g) ?? [];
    return html `<code class="groups" dir="ltr">${groups.map(group => html `<span>${group}</span>`)}</code>`;
}

;// CONCATENATED MODULE: ./src/site/pages/install-help.ts





/**
 * What to do when the build does not install. iOS never says why, so the page has to: by the message on
 * the phone, and only what can happen to a build of this signing type. After a tap the script puts the
 * messages below the button.
 *
 * @param anchor Its name in the address where the page has one build: the comment leads to `#help`.
 */
function installHelp(record, anchor) {
    return html `<details class="card help"${anchor && html ` id="${anchor}"`}>
${say('summary', 'doesNotInstall')}
${(0,verdict/* isOnlyForReSigners */.u)(record) ? signedAnew(record) : symptoms(record)}
</details>`;
}
/** What AltStore, SideStore and Feather say they say themselves. */
function signedAnew(record) {
    return html `<div class="symptoms">
${[
        symptom(say('span', 'nothing'), [say('li', 'needsInstaller'), say('li', 'openSafari')]),
        symptom(say('span', 'opensNot'), [say('li', 'refresh')]),
        report(record),
    ]}</div>`;
}
function symptoms(record) {
    return html `<div class="symptoms">
${[
        unableToInstall(record),
        cannotConnect(record),
        ...firstOpening(record),
        symptom(say('span', 'nothing'), [
            say('li', 'openSafari'),
            say('li', 'restricted'),
            say('li', 'greyIcon'),
        ]),
        symptom(say('span', 'waiting'), [
            say('li', 'wait', { size: in_html_sizeOf(record.ipa.size) }),
            say('li', 'network'),
        ]),
        symptom(say('span', 'opensNot'), [say('li', 'revoked')]),
        report(record),
    ]}</div>`;
}
function symptom(message, remedies, more) {
    return html `<details name="symptom"><summary>${message}</summary>
<ul class="dots">
${remedies.filter(remedy => remedy !== undefined).map(remedy => html `${remedy}\n`)}</ul>${more}</details>
`;
}
function unableToInstall(record) {
    const { signing, app } = record;
    const date = moment((0,builds_in_words/* nearerEnd */.pA)(signing).at, 'day');
    const system = systemOf(app);
    const devices = install_help_registered(signing);
    return symptom(say('span', 'unable'), [
        devices,
        date && say('li', 'endsOn', { date }),
        system && say('li', 'needsLater', { system }),
        say('li', 'otherCopy'),
    ], devices && udid());
}
function install_help_registered({ distribution, deviceCount }) {
    if (distribution !== 'ad-hoc' && distribution !== 'development')
        return undefined;
    if (deviceCount === undefined)
        return say('li', 'registeredSome');
    return say('li', 'registered', { count: deviceCount });
}
function udid() {
    return html `
<p>${say('strong', 'udidTitle')}</p>
<ul class="dots">
${say('li', 'udidMac')}
${say('li', 'udidWindows')}
${say('li', 'udidCopy')}
</ul>`;
}
function cannotConnect({ urls }) {
    const { host } = new URL(urls.manifest);
    return symptom(say('span', 'cannotConnect', { host }), [
        say('li', 'connection'),
        say('li', 'reload'),
    ]);
}
/** What iOS asks for once, by the message with which it asks. */
function firstOpening({ signing }) {
    if (signing.distribution === 'enterprise')
        return [symptom(say('span', 'untrusted'), trustSteps(signing.teamName))];
    if (signing.distribution !== 'development')
        return [];
    return [symptom(say('span', 'developerMode'), developerSteps())];
}
function trustSteps(teamName) {
    const team = teamName === '' ? say('span', 'theDeveloper') : teamName;
    return [say('li', 'trustInstall'), say('li', 'trustSettings', { team }), say('li', 'trustTap')];
}
function developerSteps() {
    return [
        say('li', 'developerInstall'),
        say('li', 'developerSettings'),
        say('li', 'developerRestart'),
    ];
}
/** What a person has to do once before a build of this signing type opens; undefined when nothing. */
function firstLaunch(record, heading) {
    const { signing } = record;
    if ((0,verdict/* isOnlyForReSigners */.u)(record))
        return undefined;
    if (signing.distribution === 'development')
        return steps(say(heading, 'developerTitle'), developerSteps());
    if (signing.distribution !== 'enterprise')
        return undefined;
    return steps(say(heading, 'trustTitle'), trustSteps(signing.teamName));
}
function steps(title, items) {
    return html `<section class="card">
${title}
<ol>
${joined(items, '\n')}
</ol>
</section>
`;
}
/** The script fills the clipboard: which build, which device, which message. */
function report(record) {
    const url = pullRequestUrl(record);
    const place = url &&
        say('span', 'pasteInto', {
            place: html `<a href="${url}">${say('span', 'pullRequest', { number: `#${record.channel.pullRequest ?? ''}` })}</a>`,
        });
    return reportTo(place);
}
function reportTo(place) {
    return html `<div hidden data-copy><p>${say('span', 'stillNot')} ${place}</p>
<p><button class="mini" type="button" data-copy="report" data-t="copyReport">Copy report</button></p></div>
`;
}

;// CONCATENATED MODULE: ./src/site/pages/notices.ts







/** What may be wrong with a build on the device at hand. The script shows what it finds to be so. */
function notices(record) {
    return html `${expired(record)}${soon(record)}${notFor(record)}`;
}
/** A build without an end needs none. Whoever signs anew may still have one whose signature is over. */
function expired(record) {
    if ((0,verdict/* isOnlyForReSigners */.u)(record))
        return undefined;
    const now = wasExpired(record) ? html `` : html ` hidden`;
    const advice = record.sideload === undefined ? 'askForNew' : 'stillSigned';
    return html `<p class="notice" data-when="expired"${now}>${say('strong', 'hasExpired')} ${say('span', advice)}</p>
`;
}
function soon(record) {
    const date = moment(endOf(record), 'day');
    if (date === undefined)
        return undefined;
    return html `<p class="notice" hidden data-when="soon">${say('span', 'installBefore', { date })}</p>
`;
}
/** The script fills in which device this is, and what it runs. */
function notFor(record) {
    const { app } = record;
    const system = systemOf(app);
    const device = 'device';
    const reasons = [
        isPadOnly(app)
            ? html `<span hidden data-why="pad">${say('span', 'padOnly')} </span>`
            : undefined,
        system === undefined
            ? undefined
            : html `<span hidden data-why="os">${say('span', 'needsSystem', { system, device, present: 'less' })} </span>`,
    ];
    if (reasons.every(reason => reason === undefined))
        return undefined;
    return html `<p class="notice" hidden data-when="not-for">${say('strong', 'notForThis', { device })} ${reasons}${(0,verdict/* isOnlyForReSigners */.u)(record) ? undefined : say('span', 'willRefuse')}</p>
`;
}
/** On the page of one build: shown when the channel has gone on, or is no more. */
function overtaken({ urls, app, buildId, publishedAt }) {
    const channel = relativeUrl(urls.install, urls.channel);
    const build = html `<a href="${channel}">${(0,builds_in_words/* versionInWords */.ZA)(app)}</a>`;
    const when = moment(publishedAt, 'ago');
    return html `<p class="notice" hidden data-when="newer" data-newer="${buildId}" data-channel="${channel}" data-of="${app.bundleId}">${say('span', 'newer', { build, when })}</p>
<p class="notice" hidden data-when="gone">${say('span', 'removed')}</p>
`;
}

;// CONCATENATED MODULE: ./src/site/installer-links.ts
/**
 * Links to add a source (`apps.json`). AltStore and SideStore read the query item `url` of the host `source`
 * (`SceneDelegate.swift` of either; `altstore` is what AltStore Classic registers in its `Info.plist`). Feather
 * takes what follows `/source/` as it stands, when it begins with `https://` (`FeatherApp.swift`,
 * `URL+validateScheme.swift`), so it must not be encoded.
 */
function installerLinks(source) {
    const encoded = encodeURIComponent(source);
    return [
        { app: 'AltStore', url: `altstore://source?url=${encoded}` },
        { app: 'SideStore', url: `sidestore://source?url=${encoded}` },
        { app: 'Feather', url: `feather://source/${source}` },
    ];
}

;// CONCATENATED MODULE: ./src/site/pages/re-signers.ts








/**
 * In the place of the button that makes iOS install, which this build must not have. Of one that no signature
 * mends, published all the same (input `fail-on`), nothing is promised.
 */
function addButtons(record) {
    const isPromised = (index) => index === 0 && !(0,verdict/* iosWillRefuse */.M)(record);
    const buttons = installerLinks((0,layout/* sourceUrl */.Hx)(record)).map(({ app, url }, index) => html `<a class="button${isPromised(index) ? '' : ' plain'}" href="${url}">${say('span', 'addTo', { app })}</a>\n`);
    return html `${buttons}${say('p.hint', 'signAnew')}`;
}
function addLinks(source) {
    const links = installerLinks(source).map(({ app, url }) => html `<a class="mini" href="${url}">${say('span', 'addTo', { app })}</a> `);
    return html `${say('p.quiet', 'signAnew')}
<p class="minis">${links}</p>
`;
}
/** On the gallery: the source of all listed builds; undefined where none is for these installers. */
function allForReSigners(builds) {
    const record = builds.find(({ sideload, unlisted }) => sideload !== undefined && !unlisted);
    if (record === undefined)
        return undefined;
    return html `<section class="card stack">
${say('h2', 'forReSigners')}
${addLinks((0,https_url/* httpsUrl */.N)(`../${layout/* sourceFile */.sm}`, record.urls.channel))}</section>
`;
}
/**
 * Source and file for installers that sign anew; undefined where the build is not for them (input `sideload`).
 *
 * @param page Absolute address of the page.
 */
function forReSigners(record, setting) {
    if (record.sideload === undefined)
        return undefined;
    const source = (0,layout/* sourceUrl */.Hx)(record);
    const links = (0,verdict/* isOnlyForReSigners */.u)(record) ? undefined : addLinks(source);
    const { heading, page } = setting;
    const ipa = relativeUrl(page, record.urls.ipa);
    return html `<section class="card stack">
${say(heading, 'forReSigners')}
${links}<p class="minis"><a class="mini" href="${ipa}" data-t="getIpa">Download the IPA</a> <button class="mini" type="button" hidden data-copy="source" data-t="copySource">Copy source address</button></p>
<details>
${say('summary', 'sourceCode')}
<p class="quiet"><a href="${relativeUrl(page, source)}"><bdi>${source}</bdi></a></p>
${qrSvg(source, 'sourceCode')}
</details>
</section>
`;
}

;// CONCATENATED MODULE: ./src/site/pages/build-article.ts












/** Everything about one build: what it is, whether it fits this device, the button, help, facts. */
function buildArticle(record, setting) {
    const { app, buildId } = record;
    const section = setting.on === 'build' ? 'h2' : 'h3';
    return html `<article class="of" data-build="${buildId}" data-os="${app.minimumOs}" data-only="${isPadOnly(app) ? 'pad' : ''}" data-ends="${endOf(record)}" data-name="${app.title} ${(0,builds_in_words/* versionInWords */.ZA)(app)}, ${buildId}" data-page="${record.urls.install}">
<div class="top">
${header(record, setting)}
${strip(record)}
${notices(record)}${build_article_refused(record)}${setting.aside}</div>
${tap(record, setting)}
<div class="more">
${firstLaunch(record, section)}${forReSigners(record, { heading: section, page: setting.page })}${notes(record, section)}${problems(record, section)}${differenceCard(record)}${about(record, section)}
${installHelp(record, setting.on === 'build' ? 'help' : undefined)}
</div>
${scan(setting.code)}
</article>
`;
}
function header(record, { on, icon }) {
    const { app } = record;
    const heading = on === 'build' ? 'h1' : 'h2';
    return html `<header class="app">
<img class="icon" src="${icon}" ${label('alt', 'appIcon')} width="88" height="88">
<div>
<${heading} class="clamp" title="${app.title}"><bdi>${app.title}</bdi></${heading}>
${app.subtitle === '' ? undefined : html `<p class="quiet clamp"><bdi>${app.subtitle}</bdi></p>\n`}${on === 'build' ? origin(record) : undefined}<p class="quiet clamp">${say('span', 'version', { version: (0,builds_in_words/* versionInWords */.ZA)(app) })} · ${moment(record.publishedAt, 'ago')}</p>
</div>
</header>`;
}
/** The pull request by its title, for people. */
function origin(record) {
    const url = pullRequestUrl(record);
    const name = channelTitle(record.channel);
    const { title } = record.source;
    return html `<p class="quiet clamp">${url ? html `<a href="${url}">${name}</a>` : name}${title && html ` <bdi>${title}</bdi>`}</p>
`;
}
function strip(record) {
    const { app, ipa } = record;
    return html `<dl class="strip">
${[
        build_article_cell(say('dt', 'size'), in_html_sizeOf(ipa.size)),
        build_article_cell(say('dt', 'needs'), systemOf(app)),
        build_article_cell(say('dt', 'devices'), devicesOf(record)),
        build_article_cell(say('dt', 'worksUntil'), moment(endOf(record), 'day')),
    ]}</dl>`;
}
/** A signature of its own decides who may install a build that is signed anew. */
function devicesOf(record) {
    if ((0,verdict/* isOnlyForReSigners */.u)(record))
        return undefined;
    const { distribution, deviceCount } = record.signing;
    return distribution === 'enterprise' ? say('span', 'everyDevice') : deviceCount;
}
function build_article_cell(name, value) {
    if (value === undefined || value === '')
        return undefined;
    return html `<div>${name}<dd><bdi>${value}</bdi></dd></div>\n`;
}
/** Published all the same (input `fail-on`): the reasons stand below. */
function build_article_refused(record) {
    if (!(0,verdict/* iosWillRefuse */.M)(record) || wasExpired(record))
        return undefined;
    const why = (0,verdict/* isOnlyForReSigners */.u)(record) ? 'notMended' : 'willRefuse';
    return html `<p class="notice">${say('strong', why)}</p>
`;
}
/** An expired build keeps the shape of its button, and no link. */
function build_article_button(record) {
    if ((0,verdict/* isOnlyForReSigners */.u)(record))
        return addButtons(record);
    return wasExpired(record)
        ? html `<a class="button" aria-disabled="true" data-t="expired">Expired</a>`
        : installLink(record);
}
function tap(record, { page }) {
    return html `<section class="tap" ${label('aria-label', 'install')}>
${build_article_button(record)}
${advice(page)}
</section>`;
}
/** What the script shows when it is of use: after the tap, on a computer, in a page inside another app. */
function advice(page) {
    return html `<div class="card after" hidden data-when="tapped" role="status">
<p>${say('strong', 'lookAtHome')}</p>
${say('p.quiet', 'somethingElse')}
</div>
<p class="hint" hidden data-when="computer">${say('span', 'onComputer')}</p>
<div class="notice" hidden data-when="in-app">
<p>${say('strong', 'nothingHappens')} ${say('span', 'openSafari')}</p>
<p class="minis"><a class="mini" href="x-safari-${page}" data-t="inSafari">Open in Safari</a> <button class="mini" type="button" hidden data-copy="link" data-t="copyLink">Copy link</button></p>
</div>`;
}
/** Nothing is promised of a build that was published against advice. */
function installLink(record) {
    const link = itmsLink(record.urls.manifest);
    return (0,verdict/* iosWillRefuse */.M)(record)
        ? html `<a class="button" href="${link}" data-t="installAnyway">Install anyway</a>`
        : html `<a class="button" href="${link}" data-t="install">Install</a>`;
}
function notes({ notes }, heading) {
    if (notes.trim() === '')
        return undefined;
    return html `<section class="card">
${say(heading, 'whatToTest')}
<p class="text" dir="auto">${notes.trim()}</p>
</section>
`;
}
/** Only what iOS will refuse: other findings are for the author, who has them in comment and summary. */
function problems({ findings }, heading) {
    const told = findings.filter(({ level }) => level === 'error');
    if (told.length === 0)
        return undefined;
    const rows = told.map(({ message, fix }) => html `<li><p>${message}</p>
<p class="quiet">${fix}</p></li>
`);
    return html `<section class="card">
${say(heading, 'goodToKnow')}
<ul class="plain-list" lang="en" dir="ltr">
${rows}</ul>
</section>
`;
}
/** Folded on the channel's page, where it stands once for each app. */
function about(record, heading) {
    if (heading === 'h3')
        return html `<details class="card">
${say('summary', 'aboutBuild')}
${facts_table_facts(record, 'channel')}
</details>`;
    return html `<section class="card">
${say(heading, 'aboutBuild')}
${facts_table_facts(record, 'build')}
</section>`;
}
function scan(code) {
    return html `<section class="scan card" ${label('aria-label', 'openElsewhere')}>
${code}
${say('p.quiet', 'scan')}
</section>`;
}
/** `Install on iPhone · iOS 15 · works until 14 Jun 2027`, for a chat that shows the link. */
function inOneLine(record, until) {
    const device = isPadOnly(record.app) ? 'iPad' : 'iPhone';
    const where = (0,verdict/* isOnlyForReSigners */.u)(record)
        ? 'For AltStore, SideStore, Feather'
        : `Install on ${device}`;
    const system = systemOf(record.app);
    return joined([where, system && `${system}+`, until && `works until ${until}`], ' · ').join('');
}

;// CONCATENATED MODULE: ./src/site/pages/install-page.ts










/** The page of exactly one build: what the comment links to. */
function installPage(record) {
    const { urls, app } = record;
    const title = (0,builds_in_words/* nameOfBuild */.Dh)(app);
    const icon = relativeUrl(urls.install, urls.icon);
    const code = html `<img class="qr" src="${relativeUrl(urls.install, urls.qr)}" ${label('alt', 'qrCode')} width="220" height="220">`;
    const content = html `${buildArticle(record, { on: 'build', icon, code, page: urls.install, aside: overtaken(record) })}${install_page_ends(record)}`;
    return pageShell({
        title,
        kind: 'build',
        mark: `build ${record.buildId}`,
        robots: robotsFor(record),
        home: homeFrom(record),
        icon,
        preview: previewOf(record, title),
    }, content);
}
/** Builds of pull requests come and go, and unlisted ones are nobody's business. */
function robotsFor({ unlisted, channel }) {
    return unlisted || channel.kind === 'pull-request' ? 'unwelcome' : 'welcome';
}
function previewOf(record, title) {
    const until = (0,in_words/* dayInWords */.v_)(endOf(record));
    const { icon, install } = record.urls;
    return { title, description: inOneLine(record, until), image: icon, url: install };
}
/** Our folder of the site: above the channel, and above the segment of unlisted builds. */
function homeFrom({ urls, unlisted }) {
    return `${relativeUrl(urls.install, urls.channel)}${unlisted ? '../../' : '../'}`;
}
function install_page_ends(record) {
    const { channel, urls, source } = record;
    const run = source.runUrl && html `<a href="${source.runUrl}">${say('span', 'workflowRun')}</a>\n`;
    return html `<footer class="ends">
<a href="${relativeUrl(urls.install, urls.channel)}">${say('span', 'allOf', { channel: channelTitle(channel) })}</a>
${run}</footer>`;
}

;// CONCATENATED MODULE: ./src/site/pages/channel-page.ts















/** The permanent address of a channel: all about the newest build of each app, older ones below. */
function channelPage(shelf) {
    const apps = groupByApp(shelf.builds);
    const newest = apps[0]?.[0];
    if (newest === undefined)
        throw new Error(`no builds in ${shelf.folder}`);
    const { record } = newest;
    const title = `${describeChannel(record.channel)}: ${record.app.title}`;
    const home = record.unlisted ? '../../' : '../';
    const content = html `${channel_page_header(record)}
${apps.map(builds => appSection(shelf.folder, builds))}${channel_page_ends(record, home)}`;
    const preview = previewOf(record, title);
    return pageShell({
        title,
        kind: 'channel',
        mark: `channel ${record.channel.name}`,
        robots: robotsFor(record),
        home,
        icon: pathWithin(shelf.folder, `${newest.folder}/${layout/* buildFiles */.CB.icon}`),
        preview: { ...preview, url: record.urls.channel },
    }, content);
}
/** Builds newest first within each app, and the app with the newest build first. */
function groupByApp(builds) {
    const sorted = builds.toSorted((a, b) => newestFirst(a.record, b.record));
    const ids = [...new Set(sorted.map(({ record }) => record.app.bundleId))];
    return ids.map(id => sorted.filter(({ record }) => record.app.bundleId === id));
}
function channel_page_header({ channel, source }) {
    return html `<header>
<h1 class="clamp">${channelTitle(channel)}</h1>
<p class="quiet clamp">${source.title && html `<bdi>${source.title}</bdi> · `}<bdi>${source.repository}</bdi></p>
</header>`;
}
function appSection(folder, builds) {
    const [newest, ...older] = builds;
    if (newest === undefined)
        return undefined;
    const { app, buildId, publishedAt, urls } = newest.record;
    const home = pathWithin(folder, `${newest.folder}/`);
    return html `<section class="line" data-app="${app.bundleId}" data-newest="${buildId}" data-version="${(0,builds_in_words/* versionInWords */.ZA)(app)}" data-at="${publishedAt}">
${buildArticle(newest.record, {
        on: 'channel',
        icon: `${home}${layout/* buildFiles */.CB.icon}`,
        code: qrSvg(urls.channel),
        page: urls.channel,
    })}${olderBuilds(folder, older)}</section>
`;
}
function olderBuilds(folder, builds) {
    if (builds.length === 0)
        return undefined;
    return html `<section class="card">
${say('h3', 'olderBuilds')}
<ol class="timeline">
${builds.map(build => channel_page_olderBuild(folder, build))}</ol>
</section>
`;
}
function channel_page_olderBuild(folder, { folder: home, record }) {
    const page = pathWithin(folder, `${home}/`);
    const commit = describeCommit(record.source.commit);
    const said = joined([
        moment(record.publishedAt, 'ago'),
        commit && html `<bdi>${commit}</bdi>`,
        record.source.subject && html `<bdi>${record.source.subject}</bdi>`,
    ], ' · ');
    return html `<li class="row"><div class="grow"><a class="name" href="${page}"><bdi>${(0,builds_in_words/* versionInWords */.ZA)(record.app)}</bdi></a>
<p class="quiet">${said}</p>
${channel_page_changed(record)}</div>${again(record)}</li>
`;
}
/** What is installed again is an older build: a small button, and none for what iOS refuses. */
function again(record) {
    if (wasExpired(record) || (0,verdict/* isOnlyForReSigners */.u)(record))
        return undefined;
    return html `<a class="mini" href="${itmsLink(record.urls.manifest)}" data-t="install">Install</a>`;
}
/** Differences in the one line of a row; the build's own page has all of them. */
const MOST_CHANGES = 3;
function channel_page_changed({ difference }) {
    const changes = difference?.changes ?? [];
    if (changes.length === 0)
        return undefined;
    const told = changes.slice(0, MOST_CHANGES).map(changeInLine);
    return html `<p class="quiet">${joined([...told, changes.length > MOST_CHANGES ? '…' : undefined], ' · ')}</p>
`;
}
function channel_page_ends(record, home) {
    const url = pullRequestUrl(record);
    const pull = url && html `<a href="${url}">${channelTitle(record.channel)}</a>\n`;
    const all = record.unlisted
        ? undefined
        : html `<a href="${home}">${say('span', 'allBuilds')}</a>\n`;
    return html `<footer class="ends">
${pull}${all}</footer>`;
}

;// CONCATENATED MODULE: ./src/site/pages/gallery-page.ts











/** The listed builds by channel, the channel with the newest build first. */
function listedChannels(builds) {
    const listed = builds
        .filter(({ record }) => !record.unlisted)
        .toSorted((a, b) => newestFirst(a.record, b.record));
    const channels = new Map();
    for (const build of listed) {
        const folder = channelFolderOf(build);
        const channel = channels.get(folder);
        if (channel === undefined)
            channels.set(folder, [build]);
        else
            channel.push(build);
    }
    return [...channels.values()];
}
function newestOfApps(builds) {
    const apps = groupByApp(builds).flatMap(([build]) => build ?? []);
    const [newest] = apps;
    if (newest === undefined)
        throw new Error('a channel without a build');
    return { newest, apps };
}
function iconOf(directory, { folder }) {
    return pathWithin(directory, `${folder}/${layout/* buildFiles */.CB.icon}`);
}
/** Every live channel: branches and releases, then pull requests, newest first. Unlisted builds are left out. */
function galleryPage(directory, builds) {
    const channels = listedChannels(builds).map(newestOfApps);
    const isPull = ({ newest }) => newest.record.channel.kind === 'pull-request';
    const refs = channels.filter(channel => !isPull(channel));
    const pulls = channels.filter(isPull);
    const content = html `<header>
${say('h1', 'builds')}
${say('p.quiet', 'openOne')}
</header>
${channels.length < FEW ? undefined : searchField}${channels.length === 0 ? html `<section class="card">${say('p', 'noBuilds')}</section>` : undefined}${group(say('h2', 'branches'), refs, directory)}${group(say('h2', 'pullRequests'), pulls, directory)}${allForReSigners(builds.map(({ record }) => record))}`;
    const icon = channels[0] && { icon: iconOf(directory, channels[0].newest) };
    const shell = { title: 'Builds', kind: 'gallery', mark: 'gallery', robots: 'welcome' };
    const preview = { title: 'Builds', description: 'Builds to install on an iPhone or iPad' };
    return pageShell({ ...shell, home: './', preview, ...icon }, content);
}
/** Rows that are in sight at once; more are searched. */
const FEW = 8;
const searchField = html `<label class="search" hidden>${say('span', 'search')}<input type="search"></label>
<p class="no-match" hidden>${say('span', 'noMatch')}</p>
`;
function group(title, channels, directory) {
    if (channels.length === 0)
        return undefined;
    return html `<section class="card found">
${title}
<ul class="rows">
${channels.map(channel => gallery_page_row(directory, channel))}</ul>
</section>
`;
}
/** `2027-06-10T09:30Z`; empty for none. */
function toMinutes(iso) {
    return iso.replace(/(T\d\d:\d\d):[\d.]+Z$/, '$1Z');
}
/** When the last of its apps ends: a mark says that there is nothing to install any more, or soon not. */
function lastEnd(apps) {
    const ends = apps.map(({ record }) => endOf(record));
    return ends.includes('') ? '' : (ends.toSorted().at(-1) ?? '');
}
/** Short, for there may be hundreds: the group says already that these are pull requests. */
function gallery_page_row(directory, { newest, apps }) {
    const { channel, publishedAt, source } = newest.record;
    const { pullRequest, ref, name } = channel;
    const page = pathWithin(directory, `${channelFolderOf(newest)}/`);
    const title = pullRequest === undefined ? (ref ?? name) : `#${pullRequest}`;
    const builds = apps.map(({ record }) => html `${buildTitle(record)}<br>`);
    return html `<li data-till="${toMinutes(lastEnd(apps))}"><a href="${page}"><img src="${iconOf(directory, newest)}" alt="" loading="lazy"><span><b><bdi>${title}</bdi></b>${source.title && html ` <bdi>${source.title}</bdi>`}<br>${builds}<time datetime="${toMinutes(publishedAt)}" data-f="ago">${(0,in_words/* dayInWords */.v_)(publishedAt)}</time></span></a></li>
`;
}

;// CONCATENATED MODULE: ./src/site/edits/builds-json.ts





function writeBuildsJson(builds) {
    const index = {
        schema: 1,
        channels: listedChannels(builds).flatMap(indexedChannel),
    };
    return new TextEncoder().encode(`${JSON.stringify(index, undefined, 2)}\n`);
}
function indexedChannel(builds) {
    const newest = builds[0]?.record;
    if (newest === undefined)
        return [];
    const { name, kind, pullRequest, ref } = newest.channel;
    return [
        {
            name,
            kind,
            ...(pullRequest === undefined ? {} : { pullRequest }),
            ...(ref === undefined ? {} : { ref }),
            url: newest.urls.channel,
            apps: groupByApp(builds).map(indexedApp),
        },
    ];
}
function indexedApp(builds) {
    const app = builds[0]?.record.app;
    return {
        bundleId: app?.bundleId ?? '',
        title: app?.title ?? '',
        builds: builds.map(indexedBuild),
    };
}
function indexedBuild({ record }) {
    const { app, source, signing, ipa, urls } = record;
    const isReSigned = (0,verdict/* isOnlyForReSigners */.u)(record);
    return {
        buildId: record.buildId,
        version: app.version,
        buildNumber: app.buildNumber,
        publishedAt: record.publishedAt,
        repository: source.repository,
        commit: source.commit,
        minimumOs: app.minimumOs,
        distribution: signing.distribution,
        profileExpires: signing.profileExpires,
        size: ipa.size,
        sha256: ipa.sha256,
        installUrl: urls.install,
        manifestUrl: isReSigned ? '' : urls.manifest,
        ipaUrl: urls.ipa,
        iconUrl: urls.icon,
        itmsUrl: isReSigned ? '' : itmsLink(urls.manifest),
        ...(record.sideload && { sourceUrl: (0,layout/* sourceUrl */.Hx)(record) }),
    };
}

;// CONCATENATED MODULE: ./src/site/edits/shared-pages.ts






/** A page as a file. */
function pageFile(folder, page) {
    return { path: `${folder}/index.html`, content: { kind: 'bytes', bytes: htmlBytes(page) } };
}
/** Folders between a folder of ours and the one that holds all of them. */
function depthOf(folder, directory) {
    return folder.slice(directory.length + 1).split('/').length;
}
/** The languages of the pages, where they are not there yet: their addresses change with their texts. */
function missingLanguages(shelf, directory) {
    const there = new Set(shelf.files.map(({ path }) => path));
    return languageFiles(directory).filter(({ path }) => !there.has(path));
}
/** The pages of those of `folders` that have live builds. */
function channelPages(live, folders) {
    const byFolder = new Map();
    for (const build of live) {
        const folder = channelFolderOf(build);
        if (!folders.has(folder))
            continue;
        byFolder.set(folder, [...(byFolder.get(folder) ?? []), build]);
    }
    return [...byFolder].map(([folder, builds]) => pageFile(folder, channelPage({ folder, builds })));
}
/** Gallery and index, which show all live builds that are listed. */
function overviews(directory, live) {
    return [
        pageFile(directory, galleryPage(directory, live)),
        {
            path: `${directory}/builds.json`,
            content: { kind: 'bytes', bytes: writeBuildsJson(live) },
        },
    ];
}

;// CONCATENATED MODULE: ./src/site/source/permissions.ts
/** What stands for a description that the app leaves empty, or keeps in other languages only. */
const NOT_SAID = 'The app does not say why.';
/**
 * What any of these builds asks for: a source says it once for all versions of an app, and one that asks for
 * more is not installed.
 *
 * @param builds newest first: its descriptions count
 */
function listedPermissions(builds) {
    const all = builds.flatMap(({ sideload }) => sideload?.permissions ?? []);
    const uses = new Map(all
        .toReversed()
        .flatMap(({ privacy }) => privacy.map(({ name, usageDescription }) => [name, usageDescription || NOT_SAID])));
    return {
        entitlements: [...new Set(all.flatMap(({ entitlements }) => entitlements))].toSorted(),
        privacy: Object.fromEntries([...uses].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    };
}

;// CONCATENATED MODULE: ./src/site/source/version.ts



/** AltStore and SideStore keep the size of the newest in 32 bits as well, and end at a larger one. */
const LARGEST_SIZE = 2 ** 31 - 1;
/** Characters. The installers show some three lines until one asks for more. */
const LONGEST_NEWS = 1000;
const LONGEST_LINE = 200;
const osVersion = /^\d{1,3}(?:\.\d{1,3}){0,2}$/;
/** @param of in the gallery versions of several channels stand together, so they say which is whose */
function listedVersion(record, of) {
    const { app, ipa, urls, channel } = record;
    const { version, buildNumber, minimumOs } = app;
    return {
        version,
        ...(buildNumber === '' ? {} : { buildVersion: buildNumber }),
        ...(of === 'gallery' && {
            marketingVersion: (0,plain_text/* plainText */.wh)(`${(0,builds_in_words/* versionInWords */.ZA)(app)}, ${describeChannel(channel)}`, LONGEST_LINE),
        }),
        date: withoutFraction(record.publishedAt),
        localizedDescription: whatIsNew(record),
        downloadURL: urls.ipa,
        size: Math.min(ipa.size, LARGEST_SIZE),
        sha256: ipa.sha256,
        ...(osVersion.test(minimumOs) && { minOSVersion: minimumOs }),
    };
}
/** AltStore and SideStore read no fraction of a second (`FetchSourceOperation.swift`). */
function withoutFraction(moment) {
    return moment.replace(/\.\d+Z$/, 'Z');
}
/** What somebody wants to know before trying a build: of which change it is, and what to look at. */
function whatIsNew({ channel, source, notes }) {
    const change = source.title ?? source.subject ?? '';
    const heading = [describeChannel(channel), change].filter(part => part !== '').join(': ');
    const author = source.author ? ` by ${source.author}` : '';
    const lines = [
        (0,plain_text/* plainText */.wh)(heading, LONGEST_LINE),
        ...(0,plain_text/* linesOf */.Dx)(notes),
        (0,plain_text/* plainText */.wh)(`Commit ${describeCommit(source.commit)}${author}`, LONGEST_LINE),
    ];
    return (0,plain_text/* clipped */.cz)(lines.join('\n'), LONGEST_NEWS);
}

;// CONCATENATED MODULE: ./src/site/source/source.ts





/** Versions of one app: some 100 kB that a phone fetches each time the installer opens, on any network. */
const MOST_VERSIONS = 100;
/** Characters. */
const source_LONGEST_NAME = 200;
const LONGEST_SUBTITLE = 100;
/** @param builds at least one, all of them published for re-signing installers */
function writeSource(address, builds) {
    const apps = groupByApp(builds).map(some => some.map(({ record }) => record));
    const source = {
        name: source_nameOf(address, builds),
        identifier: identifierOf(address.page),
        sourceURL: address.url,
        website: address.page,
        apps: apps.flatMap(([newest, ...older]) => newest === undefined ? [] : listedApp([newest, ...older], address)),
    };
    return new TextEncoder().encode(`${JSON.stringify(source, undefined, 2)}\n`);
}
function listedApp(builds, { of, page }) {
    const [{ app, source, channel, urls }] = builds;
    const listed = distinct(builds).slice(0, MOST_VERSIONS);
    const versions = listed.map(record => listedVersion(record, of));
    const { version, date, localizedDescription, downloadURL, size } = listedVersion(builds[0], of);
    const repository = (0,plain_text/* plainText */.wh)(source.repository, source_LONGEST_NAME);
    return {
        name: (0,plain_text/* plainText */.wh)(app.title, source_LONGEST_NAME) || app.bundleId,
        bundleIdentifier: app.bundleId,
        developerName: repository.split('/')[0] || new URL(page).host,
        subtitle: (0,plain_text/* plainText */.wh)(app.subtitle || describeChannel(channel), LONGEST_SUBTITLE),
        localizedDescription: `Builds of ${repository} to try out: ${page}`,
        iconURL: urls.icon,
        version,
        versionDate: date,
        versionDescription: localizedDescription,
        downloadURL,
        size,
        appPermissions: listedPermissions(listed),
        versions,
    };
}
/**
 * The newest of those that have version and build number in common. AltStore and SideStore refuse a whole
 * source with two such (`FetchSourceOperation.swift`), and refuse an IPA that does not say exactly what its
 * source says (`VerifyAppOperation.swift`), so the numbers cannot be made to differ.
 */
function distinct(newestFirst) {
    const byVersion = new Map();
    for (const record of newestFirst) {
        const key = JSON.stringify([record.app.version, record.app.buildNumber]);
        if (!byVersion.has(key))
            byVersion.set(key, record);
    }
    return [...byVersion.values()];
}
function source_nameOf({ of, page }, builds) {
    const repositories = [...new Set(builds.map(({ record }) => record.source.repository))];
    const [repository] = repositories;
    const whose = repositories.length === 1 && repository ? repository : new URL(page).host;
    const channel = builds[0]?.record.channel;
    const what = of === 'channel' && channel ? `: ${describeChannel(channel)}` : '';
    return (0,plain_text/* plainText */.wh)(`${whose}${what}`, source_LONGEST_NAME);
}
/** `io.github.octo-org.app.install.pr-42`: an address in the form of a bundle identifier, as both documents ask. */
function identifierOf(page) {
    const { host, pathname } = new URL(page);
    const segments = [...host.split('.').toReversed(), ...pathname.split('/')];
    return segments
        .map(segment => segment.replace(/[^A-Za-z0-9.-]+/g, '-'))
        .filter(segment => segment !== '')
        .join('.');
}

;// CONCATENATED MODULE: ./src/site/edits/sources.ts





/**
 * The AltStore sources beside gallery and channel pages: written where builds for re-signing installers are,
 * taken away with the last of them, and never heard of on other sites.
 */
function sourcesAfter(shelf, { directory, live, channels }) {
    const before = buildsAtHome(shelf, directory).filter(isForSource);
    const after = live.filter(isForSource);
    const places = [
        { folder: directory, belongs: isListed, of: 'gallery' },
        ...[...channels].map(folder => ({
            folder,
            belongs: (build) => channelFolderOf(build) === folder,
            of: 'channel',
        })),
    ];
    const changes = places.map(({ folder, belongs, of }) => {
        const path = `${folder}/${layout/* sourceFile */.sm}`;
        const builds = after.filter(belongs);
        const [build] = builds.toSorted((a, b) => newestFirst(a.record, b.record));
        if (build === undefined)
            return { write: [], remove: before.some(belongs) ? [path] : [] };
        const bytes = writeSource(sources_addressOf(build, of), builds);
        return { write: [{ path, content: { kind: 'bytes', bytes } }], remove: [] };
    });
    return {
        write: changes.flatMap(({ write }) => write),
        remove: changes.flatMap(({ remove }) => remove),
    };
}
function isForSource({ record }) {
    return record.sideload !== undefined;
}
function isListed({ record }) {
    return !record.unlisted;
}
/** The gallery lies around the channels. */
function sources_addressOf({ record }, of) {
    const { channel } = record.urls;
    const page = of === 'channel' ? channel : (0,https_url/* httpsUrl */.N)('..', channel);
    return { url: (0,https_url/* httpsUrl */.N)(layout/* sourceFile */.sm, page), page, of };
}

;// CONCATENATED MODULE: ./src/site/edits/replace-builds.ts




/** The change that adds one build, clears others, and brings the pages that show them up to date. */
function replaceBuilds(shelf, replacement) {
    const { added, files = [], others, directory, gone } = replacement;
    const arriving = added === undefined ? [] : [added];
    const leaving = new Set(gone);
    const live = [...arriving, ...others.filter(build => !leaving.has(build))];
    const touched = new Set([...arriving, ...gone].map(channelFolderOf));
    const sources = sourcesAfter(shelf, { directory, live, channels: touched });
    const write = [
        ...files,
        ...missingLanguages(shelf, directory),
        ...gone.map(build => tombstone(build, replacement)),
        ...channelPages(live, touched),
        ...emptyChannels(live, gone).map(build => emptyChannel(build, replacement)),
        ...overviews(directory, live),
        ...sources.write,
    ];
    const written = new Set(write.map(({ path }) => path));
    const replaced = [...arriving, ...gone].flatMap(({ folder }) => filesBelow(shelf, folder));
    const remove = [...replaced.filter(path => !written.has(path)), ...sources.remove];
    return { write, remove, gone };
}
function tombstone({ folder, record }, departure) {
    const { now, directory, why = 'pruned' } = departure;
    return pageFile(folder, gonePage({ kind: why, record }, { now, depth: depthOf(folder, directory) }));
}
/** One build for each channel that has lost its last one. */
function emptyChannels(live, gone) {
    const alive = new Set(live.map(channelFolderOf));
    const byFolder = new Map(gone.map(build => [channelFolderOf(build), build]));
    return [...byFolder].flatMap(([folder, build]) => (alive.has(folder) ? [] : [build]));
}
function emptyChannel(build, { now, directory }) {
    const { record } = build;
    const folder = channelFolderOf(build);
    const gone = { kind: 'channel-empty', channel: record.channel, record };
    return pageFile(folder, gonePage(gone, { now, depth: depthOf(folder, directory) }));
}

;// CONCATENATED MODULE: ./src/site/edits/remove-channel.ts






/**
 * Takes a channel off the site: IPA, manifest, images and facts are deleted, every page of it says that
 * the builds are gone. On a channel that is unknown or already gone nothing changes.
 */
function removeChannel(removal) {
    return shelf => {
        const all = buildsAtHome(shelf, removal.directory);
        const inChannel = all.filter(({ record }) => record.channel.name === removal.channel);
        const gone = inChannel.filter(build => remove_channel_isMeant(build, removal));
        if (gone.length < inChannel.length)
            return leaveOthers(all, gone, { shelf, removal });
        const folders = channelFolders(shelf, gone, removal);
        const paths = folders.flatMap(folder => filesBelow(shelf, folder));
        const remove = paths.filter(path => !isPage(path));
        if (gone.length === 0 && remove.length === 0)
            return { write: [], remove: [], gone: [] };
        const record = gone[0]?.record;
        const channel = record?.channel ?? { name: removal.channel, kind: 'ref' };
        const tombstone = (folder, what) => pageFile(folder, gonePage(what, { now: removal.now, depth: depthOf(folder, removal.directory) }));
        const live = all.filter(({ record }) => record.channel.name !== removal.channel);
        const sources = sourcesAfter(shelf, { ...removal, live, channels: new Set() });
        const write = [
            ...missingLanguages(shelf, removal.directory),
            ...gone.map(({ folder, record }) => tombstone(folder, { kind: 'build-removed', record })),
            ...otherPages(folders, { paths, gone }).map(folder => tombstone(folder, { kind: 'channel-removed', channel, record })),
            ...overviews(removal.directory, live),
            ...sources.write,
        ];
        return { write, remove: [...remove, ...sources.remove], gone };
    };
}
function remove_channel_isMeant(build, { onlyFrom, upTo }) {
    const isLater = upTo !== undefined && newestRunFirst(build.record.run, upTo) < 0;
    return isFrom(onlyFrom, build) && !isLater;
}
/** The channel goes on: builds of another repository, or of a later run, have the same one. */
function leaveOthers(others, gone, { shelf, removal }) {
    const { directory, now } = removal;
    if (gone.length === 0)
        return { write: [], remove: [], gone: [] };
    return replaceBuilds(shelf, { others, gone, directory, now });
}
function isPage(path) {
    return path.endsWith('/index.html');
}
/** The channel's own page, and pages that no record tells about: their button would lead to nothing. */
function otherPages(channelFolders, { paths, gone }) {
    const pages = paths.filter(isPage).map(path => path.slice(0, -'/index.html'.length));
    const builds = new Set(gone.map(({ folder }) => folder));
    return [...new Set([...channelFolders, ...pages])].filter(folder => !builds.has(folder));
}
/** Listed or not; told by its page, too, for a run that died may have left files without facts. */
function channelFolders(shelf, builds, { channel, directory }) {
    const start = `${directory}/`;
    const end = `${channel}/index.html`;
    const pages = shelf.files
        .map(({ path }) => path)
        .filter(path => path.startsWith(start) && path.endsWith(end))
        .filter(path => /^(?:[0-9a-f]{32}\/)?$/.test(path.slice(start.length, -end.length)))
        .map(path => path.slice(0, -'/index.html'.length));
    return [...new Set([...builds.map(channelFolderOf), ...pages])];
}

;// CONCATENATED MODULE: ./src/commands/discard.ts

/**
 * Deletes what lies beside the site of builds that are gone. What stays is only a file that nothing
 * points to, and the next sweep finds it; so a failure is told and no more.
 */
async function discard(gone, target, progress) {
    if (gone.length === 0)
        return;
    try {
        await target.discard?.(gone);
    }
    catch (error) {
        progress(`Some files of removed builds could not be deleted: ${(0,errors/* messageOf */.b)(error)}`);
    }
}

;// CONCATENATED MODULE: ./src/commands/remove.ts















/** Takes a channel away: its pull request was closed, its branch deleted, or somebody asked for it. */
async function remove({ channel, commentOn }, run) {
    const closed = closedBy(run);
    const isClosing = closed !== undefined && closed === channel.pullRequest;
    // Events come late and out of order: this one may tell of an end that is over.
    if (isClosing && (await isKnownOpen(run, closed))) {
        const reason = `Pull request #${closed} is open again: its builds stay.`;
        return { kind: 'skipped', reason, recipe: '' };
    }
    const { target, site } = witnessed(openTarget(run));
    const desk = openDesk(run, site, 'ending');
    const outcome = await removeBuilds({
        run,
        target,
        announce: desk.on(commentOn),
        assignment: { channel, run: run.event.run, source: sourceOf(run) },
        upTo: isClosing ? run.event.run : undefined,
        reason: '',
    });
    desk.close();
    if (channel.kind === 'ref' && channel.ref !== undefined)
        await clearInstallLinks(channel.ref, run);
    return outcome;
}
/** Number of the pull request whose closing started the run. */
function closedBy({ event: { trigger } }) {
    const isClosed = trigger.kind === 'pull-request' && trigger.closed;
    return isClosed ? trigger.pullRequest.number : undefined;
}
/** Without an answer the event is believed: builds of a closed pull request must not stay. */
async function isKnownOpen({ source, progress }, number) {
    try {
        return (await readPullRequest(source.github, source.repository, number)).state === 'open';
    }
    catch (error) {
        progress(`Could not ask whether pull request #${number} is open again: ${(0,errors/* messageOf */.b)(error)}`);
        return false;
    }
}
/**
 * Takes a channel's builds away and leaves pages that say so. A channel that is gone already is no error.
 * A comment that can't be written keeps no build online: nobody wants it any more.
 */
async function removeBuilds(removing) {
    const { run, target, assignment, reason } = removing;
    const { channel } = assignment;
    const { progress } = run;
    let gone = [];
    let told;
    // A link is taken back before its target goes: whatever ends this run in between, none is left dead.
    const beforeWrite = async (change) => {
        if (change.gone.length > 0)
            told = await tell(change.gone, removing);
    };
    const edit = editOf(removing);
    const { kind, toDelete } = await target.apply(shelf => {
        const change = edit(shelf);
        gone = change.gone;
        return change;
    }, { reason: `Remove ${channel.name}`, progress, beforeWrite });
    await discard(gone, target, progress);
    progress(`${removedInWords(channel.name, gone, kind)}. ${reason}`.trim());
    if (told === undefined || told.kind === 'failed')
        told = await tell(gone, removing);
    const commentUrl = told_addressOf(told);
    return { kind: 'removed', channel, removedBuilds: gone.length, commentUrl, reason, toDelete };
}
function removedInWords(channel, gone, kind) {
    if (gone.length === 0)
        return `There is nothing to remove from ${channel}`;
    const done = kind === 'dry-run' ? 'Dry run: would have removed' : 'Removed';
    const ids = gone.map(({ record }) => record.buildId).join(', ');
    return `${done} ${(0,in_words/* counted */.hS)(gone.length, 'build')} from ${channel} (${ids})`;
}
function tell(gone, { run, announce, assignment, reason }) {
    const speaker = speakerOf(assignment, run.clock.now());
    return announce(removed({ ...speaker, reason, gone: goneBuilds(gone) }));
}
function editOf({ run, assignment, upTo }) {
    return removeChannel({
        channel: assignment.channel.name,
        directory: run.inputs.directory,
        onlyFrom: onlyFrom(run),
        upTo,
        now: run.clock.now(),
    });
}

;// CONCATENATED MODULE: ./src/commands/publish/describe-inspection.ts


/** One log line that tells what an IPA turned out to be. */
function describeInspection(inspection) {
    if (inspection.kind === 'unreadable') {
        return `${inspection.file.name}: ${inspection.reason}`;
    }
    const { app } = inspection;
    const build = app.buildNumber === '' ? '' : ` (${app.buildNumber})`;
    const facts = [
        `${app.title} ${app.version}${build}`,
        app.bundleId,
        `signed ${(0,builds_signing/* signingOf */.f)(app).distribution}`,
        (0,in_words/* sizeInWords */._u)(app.file.size),
    ];
    return `${app.file.name}: ${facts.join(', ')}`;
}

;// CONCATENATED MODULE: ./src/primitives/once.ts
/** The same work, done at the first call only; later ones wait for that. */
function once(work) {
    let running;
    return () => {
        running ??= work();
        return running;
    };
}

;// CONCATENATED MODULE: ./src/commands/publish/publishing.ts







function openPublishing(work, run) {
    const { target, site } = witnessed(openTarget(run));
    const desk = openDesk(run, site);
    const { pullRequest } = work.channel;
    return {
        run,
        target,
        description: describe(work, run),
        announce: desk.on(work.commentOn),
        desk,
        isWanted: () => desk.isOpen(pullRequest),
    };
}
function describe(work, run) {
    const { inputs, event } = run;
    return {
        channel: work.channel,
        run: event.run,
        source: sourceOf(run),
        title: inputs.title ?? '',
        subtitle: inputs.subtitle ?? '',
        notes: inputs.notes,
    };
}
/** What is uploaded later is not served yet, and a dry run puts nothing online. */
function isFetchedBack({ inputs }) {
    return inputs.verify && !inputs.dryRun && inputs.destination.serving === 'online';
}
/**
 * Contract, input `unlisted`: what counts is who can read the branch that holds the builds.
 *
 * @throws ActionError `bad-input` when nothing can be kept unlisted there.
 */
async function isUnlisted(run) {
    const { unlisted, destination } = run.inputs;
    if (unlisted === false)
        return false;
    if (unlisted === true && !destination.inRepository)
        return true;
    const visibility = await siteVisibility(run);
    if (unlisted === true && visibility === 'public') {
        throw new errors/* ActionError */.l(`unlisted: true promises too much in ${fullName(run.site.repository)}: the branch of a public repository can be read by anybody`, {
            code: 'bad-input',
            hint: 'Leave `unlisted` at `auto`, or let a repository that is not public take the builds (input `site-repository`).',
        });
    }
    return visibility !== 'public';
}

;// CONCATENATED MODULE: ./src/commands/publish/what-became-of.ts


/** Looks for a build on what the site holds now. */
function whatBecameOf(record, { builds }) {
    const ofApp = builds
        .map(build => build.record)
        .filter(({ channel }) => channel.name === record.channel.name)
        .filter(({ app }) => app.bundleId === record.app.bundleId);
    if (ofApp.some(({ buildId }) => buildId === record.buildId))
        return { kind: 'there' };
    const by = ofApp.find(({ run }) => isNewer(run, record.run));
    return by === undefined ? { kind: 'gone' } : { kind: 'superseded', by };
}
/** For a build that nobody replaced and that is not there all the same. */
function removedMeanwhile({ buildId, app, channel }) {
    return new errors/* ActionError */.l(`Build ${buildId} of ${app.bundleId} was taken off the site (${channel.name}) while it was being checked, so it is not announced.`, {
        code: 'not-live',
        hint: 'Another run removed it: look for one that ran `command: remove` or `sweep`, or that needed its room (`site-budget`). Then run this job again.',
    });
}

;// CONCATENATED MODULE: ./src/commands/publish/fetch-back.ts







/** The comment is the newer run's to write. */
function supersededOutcome(superseded) {
    const sentences = superseded.map(({ record, by }) => `Build ${record.buildId} was superseded by build ${by.buildId} of a newer run while it was being checked.`);
    return { kind: 'skipped', reason: sentences.join(' '), recipe: '' };
}
/**
 * Fetches every build as a phone would, side by side: one Pages build brings them all, so all have the
 * one deadline.
 *
 * @throws ActionError `not-live` that tells of every build that could not be fetched.
 */
async function fetch_back_fetchBack(builds, publishing) {
    if (!isFetchedBack(publishing.run)) {
        return { superseded: [], waited: undefined };
    }
    // Several builds are stuck for one reason, and one request is enough for all.
    const onStuck = once(async () => publishing.target.nudge?.());
    const results = await Promise.allSettled(builds.map(build => fetchOne(build, onStuck, publishing)));
    const failures = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
    if (failures.length > 0) {
        throw await fetch_back_explained(together(failures), publishing.target);
    }
    const ends = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
    return {
        superseded: ends.flatMap(end => ('by' in end ? [end] : [])),
        waited: Math.max(...ends.map(end => ('waited' in end ? end.waited : 0))),
    };
}
async function fetchOne({ expected, record }, onStuck, { run, target, isWanted }) {
    const { fetch, clock, progress, inputs } = run;
    progress(`Fetching ${(0,builds_in_words/* nameOfBuild */.Dh)(record.app)} back, as a phone would`);
    const standing = () => standingNow(record, target, progress);
    const verification = verifyBuild(expected, {
        ...{ fetch, clock, progress, onStuck, timeout: inputs.verifyTimeout },
        stillWanted: isWanted,
        isGone: async () => (await standing()).kind !== 'there',
        hasFailed: async () => (await target.hasFailed?.()) ?? false,
    });
    try {
        const verified = await verification;
        tellRemarks(verified, progress);
        return verified;
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        const now = await standing();
        if (now.kind === 'there')
            throw error;
        if (now.kind === 'gone')
            throw removedMeanwhile(record);
        return { record, by: now.by };
    }
}
/** A site that can't be read speaks for nothing: the build is taken to be there. */
async function standingNow(record, target, progress) {
    try {
        return whatBecameOf(record, await target.read());
    }
    catch (error) {
        progress(`Could not look whether the build is still on the site: ${(0,errors/* messageOf */.b)(error)}`);
        return { kind: 'there' };
    }
}
/** That nothing more can be learned must not hide the failure itself. */
async function fetch_back_explained(failure, target) {
    if (!(failure instanceof errors/* ActionError */.l) || failure.code !== 'not-live')
        return failure;
    const why = await target.whyNotLive?.().catch(() => '');
    if (why === undefined || why === '')
        return failure;
    const { message, code, hint = '' } = failure;
    return new errors/* ActionError */.l(message, { code, cause: failure, hint: `${why}\n${hint}`.trim() });
}
function tellRemarks({ addresses }, progress) {
    for (const { url, remark } of addresses) {
        if (remark !== '')
            progress(`${url}: ${remark}`);
    }
}

;// CONCATENATED MODULE: ./src/github/attestations.ts



/** The last version that has the statements in the answer itself; later ones only say where they are. */
const VERSION = '2022-11-28';
/**
 * How GitHub says that a file was built (`actions/attest`), when it says so of this very file and of this
 * repository. Nothing depends on it, so a server that does not know, or may not tell, is asked once and
 * says nothing. The signature is not checked here: that is what `gh attestation verify` is for.
 */
async function findProvenance(github, attested) {
    const { owner, name: repo } = attested.repository;
    try {
        const answer = await github.rest.repos.listAttestations({
            ...{ owner, repo, subject_digest: `sha256:${attested.sha256}` },
            predicate_type: 'provenance',
            headers: { 'x-github-api-version': VERSION },
            request: { retries: 0 },
        });
        const [first] = (0,json_fields/* readableOf */.AD)((0,json_fields/* fieldOf */._F)(answer.data, 'attestations'), value => provenance(value, attested));
        return first;
    }
    catch {
        return undefined;
    }
}
/** in-toto Statement v1 with SLSA Provenance v1, as GitHub Actions fills it (slsa-framework/github-actions-buildtypes). */
const STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v1$/;
const PREDICATE = /^https:\/\/slsa\.dev\/provenance\/v1$/;
/** @throws Unreadable for what is none, or is about something else. */
function provenance(value, attested) {
    const attestation = (0,json_fields/* fields */.OA)(value);
    const envelope = (0,json_fields/* fields */.OA)((0,json_fields/* fields */.OA)(attestation['bundle'])['dsseEnvelope']);
    const payload = Buffer.from((0,json_fields/* text */.Qq)(envelope['payload']), 'base64').toString('utf8');
    const statement = (0,json_fields/* fields */.OA)(JSON.parse(payload));
    (0,json_fields/* matching */.wC)(statement['_type'], STATEMENT);
    (0,json_fields/* matching */.wC)(statement['predicateType'], PREDICATE);
    const subjects = (0,json_fields/* list */.p_)(statement['subject'], subject => (0,json_fields/* fieldOf */._F)((0,json_fields/* fieldOf */._F)(subject, 'digest'), 'sha256'));
    if (!subjects.includes(attested.sha256))
        throw new RangeError('another file');
    const build = (0,json_fields/* fields */.OA)((0,json_fields/* fields */.OA)(statement['predicate'])['buildDefinition']);
    const workflow = (0,json_fields/* fields */.OA)((0,json_fields/* fields */.OA)(build['externalParameters'])['workflow']);
    const repository = `${attested.serverUrl}/${fullName(attested.repository)}`;
    if ((0,json_fields/* text */.Qq)(workflow['repository']).toLowerCase() !== repository.toLowerCase())
        throw new RangeError('another repository');
    const [commit = ''] = (0,json_fields/* readableOf */.AD)(build['resolvedDependencies'], dependency => (0,json_fields/* matching */.wC)((0,json_fields/* fieldOf */._F)((0,json_fields/* fieldOf */._F)(dependency, 'digest'), 'gitCommit'), /^[0-9a-f]{40}$/));
    return {
        workflow: (0,json_fields/* matching */.wC)(workflow['path'], /^[^\p{Cc}]{1,200}$/u),
        commit: (0,json_fields/* matching */.wC)(commit, /./),
        page: attestations_pageOf(repository, attestation['bundle_url']),
    };
}
/** The number of an attestation is the name of its file; without it, the page of all will do. */
function attestations_pageOf(repository, bundleUrl) {
    const [, id] = FILE.exec(String(bundleUrl)) ?? [];
    const page = `${repository}/attestations${id === undefined ? '' : `/${id}`}`;
    return page.startsWith('https:') ? (0,https_url/* httpsUrl */.N)(page) : undefined;
}
/** `…/attestations/<repository>/2026/11/08/<number>.json.sn?…`, as in the example of GitHub's description. */
const FILE = /\/attestations\/\d+\/\d{4}\/\d\d\/\d\d\/(\d+)\.json\.sn(?:\?|$)/;

;// CONCATENATED MODULE: ./src/builds/difference.ts



/** Changes that are told; an app that was rebuilt from the ground up needs no longer list. */
const difference_MOST_CHANGES = 60;
/** Part of the size below which a difference is none: compression alone makes that much. */
const SAME_SIZE = 0.001;
/** The record, and what is different about it since the build before. */
function withDifference(record, before) {
    return before === undefined ? record : { ...record, difference: differenceOf(before, record) };
}
/** What a reviewer wants to know: it can be empty. Lists are compared only when both builds have them. */
function differenceOf(before, after) {
    const { buildId, app } = before;
    return {
        since: { buildId, version: app.version, buildNumber: app.buildNumber },
        changes: [...changes(before, after)].slice(0, difference_MOST_CHANGES),
    };
}
function* changes(before, after) {
    yield* difference_changed('Bundle identifier', before.app.bundleId, after.app.bundleId);
    yield* difference_changed('Minimum iOS', before.app.minimumOs, after.app.minimumOs);
    yield* difference_changed('Devices', families(before), families(after));
    yield* difference_capabilities(before.app.capabilities, after.app.capabilities);
    yield* difference_changed('Signing', difference_signing(before), difference_signing(after));
    yield* difference_changed('Team', before.signing.teamId, after.signing.teamId);
    yield* size(before.ipa.size, after.ipa.size);
    const [old, now] = [before.inside, after.inside];
    if (old === undefined || now === undefined)
        return;
    yield* difference_values('Permission', old.usageDescriptions, now.usageDescriptions);
    yield* difference_values('Entitlement', old.entitlements, now.entitlements);
    yield* members('Extension', old.extensions, now.extensions);
    yield* members('Framework', old.frameworks, now.frameworks);
}
function* difference_changed(what, before, after) {
    if (before !== after)
        yield { what, before, after };
}
/** Claimed only where both records say what they ask for. */
function* difference_capabilities(before, after) {
    if (before && after)
        yield* members('Needed of the device', before, after);
}
function families({ app }) {
    return devicesInWords(app.deviceFamilies);
}
function difference_signing(record) {
    return (0,builds_in_words/* distributionInWords */.Fo)(record.signing.distribution);
}
function* size(before, after) {
    const difference = after - before;
    if (Math.abs(difference) <= before * SAME_SIZE)
        return;
    const sign = difference < 0 ? '−' : '+';
    const words = `${(0,in_words/* sizeInWords */._u)(after)} (${sign}${(0,in_words/* sizeInWords */._u)(Math.abs(difference))})`;
    yield { what: 'Size', before: (0,in_words/* sizeInWords */._u)(before), after: words };
}
function* difference_values(kind, before, after) {
    const [old, now] = [before, after].map(all => new Map(all.map(one => [one.name, one.value])));
    const names = new Set([...before, ...after].map(({ name }) => name));
    for (const name of [...names].toSorted()) {
        const [was, is] = [old?.get(name), now?.get(name)];
        if (was !== is)
            yield { what: `${kind} ${name}`, before: worded(was), after: worded(is) };
    }
}
/** An empty text is told apart from none at all. */
function worded(value) {
    return value === '' ? '(empty)' : (value ?? '');
}
function* members(kind, before, after) {
    for (const name of after) {
        if (!before.includes(name))
            yield { what: kind, before: '', after: name };
    }
    for (const name of before) {
        if (!after.includes(name))
            yield { what: kind, before: name, after: '' };
    }
}

;// CONCATENATED MODULE: ./src/site/edits/budget.ts




/**
 * A change that fits, letting our oldest builds go first. How many is reckoned from the sizes of their
 * files, because a change renders all pages that show them; what the pages in their place take is seen
 * afterwards and may cost a few more. Builds whose IPA lies elsewhere stay: to remove them would free
 * next to nothing.
 *
 * @throws ActionError `site-too-large` when even removing all of them is not enough.
 */
function fitBudget(shelf, { budget, candidates, change }) {
    const oldestFirst = candidates
        .filter(({ record }) => liesOnSite(record))
        .toSorted((a, b) => newestFirst(b.record, a.record));
    const sizes = folderSizes(shelf, oldestFirst);
    let victims = 0;
    for (let round = 0;; round++) {
        const attempt = change(oldestFirst.slice(0, victims));
        const excess = siteSize(shelf, attempt) - budget;
        if (excess <= 0)
            return attempt;
        if (victims >= oldestFirst.length)
            throw tooLarge(budget + excess, budget);
        victims += Math.max(countToFree(sizes.slice(victims), excess), leastMore(round));
    }
}
/** Doubles, so that builds that weigh no more than the pages in their place do not cost one round each. */
function leastMore(round) {
    return 2 ** Math.max(0, round - 1);
}
/** How many of the first `sizes` add up to `bytes`; all of them when they do not. At least one. */
function countToFree(sizes, bytes) {
    let freed = 0;
    const last = sizes.findIndex(size => {
        freed += size;
        return freed >= bytes;
    });
    return last < 0 ? sizes.length : last + 1;
}
function tooLarge(size, budget) {
    return new errors/* ActionError */.l(`With this build the published site would hold ${(0,in_words/* sizeInWords */._u)(size)}, even with every older build removed; its budget is ${(0,in_words/* sizeInWords */._u)(budget)}`, {
        code: 'site-too-large',
        hint: 'Raise `site-budget` (GitHub’s limit for a Pages site is 1 GB), remove files from the site that do not belong to this action, or let a release take the IPA: `ipa-host: release` where the repository is public, else a public repository for the builds (input `site-repository`).',
    });
}
/** Bytes of the whole site after a change. */
function siteSize(shelf, { write, remove }) {
    const replaced = new Set([...remove, ...write.map(({ path }) => path)]);
    const kept = knownSizes(shelf).filter(({ path }) => !replaced.has(path));
    return sum([...kept.map(({ size }) => size), ...write.map(({ content }) => contentSize(content))]);
}
/** A size that the target could not learn is taken from the record. */
function knownSizes({ files, builds }) {
    const recorded = new Map(builds.map(({ folder, record }) => [`${folder}/${record.ipa.fileName}`, record.ipa.size]));
    return files.map(({ path, size }) => ({ path, size: size ?? recorded.get(path) ?? 0 }));
}
/** Bytes of the files that lie right in each build's folder; ours lie nowhere else. */
function folderSizes(shelf, builds) {
    const sizes = new Map();
    for (const { path, size } of knownSizes(shelf)) {
        const folder = path.slice(0, path.lastIndexOf('/'));
        sizes.set(folder, (sizes.get(folder) ?? 0) + size);
    }
    return builds.map(({ folder }) => sizes.get(folder) ?? 0);
}
function contentSize(content) {
    return content.kind === 'file' ? content.size : content.bytes.length;
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./src/site/edits/add-build.ts






/**
 * Puts a build on the site and, in the same step, removes what makes room for it: builds of the same
 * app and channel beyond `keepBuilds`, then our oldest ones anywhere until the site fits its budget.
 *
 * @throws ActionError (from the edit) `site-too-large` when it does not fit even so.
 */
function addBuild(addition) {
    return shelf => {
        const others = buildsAtHome(shelf, addition.directory);
        const record = add_build_settle(addition, others);
        const replacement = {
            added: { folder: addition.folder, record },
            files: addition.render(record),
            others: others.filter(({ folder }) => folder !== addition.folder),
            directory: addition.directory,
            now: addition.now,
        };
        return prune(shelf, replacement, addition);
    };
}
function prune(shelf, replacement, limits) {
    const surplus = new Set(beyond(limits, replacement));
    return fitBudget(shelf, {
        budget: limits.siteBudget,
        candidates: replacement.others.filter(build => !surplus.has(build)),
        change: victims => replaceBuilds(shelf, { ...replacement, gone: [...surplus, ...victims] }),
    });
}
function add_build_settle({ folder, record }, shelved) {
    const earlier = shelved.find(build => build.folder === folder)?.record;
    if (earlier === undefined)
        return withDifference(record, previousOf(record, shelved));
    if (earlier.ipa.sha256 === record.ipa.sha256) {
        const { publishedAt, difference } = earlier;
        const run = runToName(record, earlier, shelved);
        return { ...record, ...(difference && { difference }), publishedAt, run };
    }
    throw new errors/* ActionError */.l(`${folder} already holds another IPA with the same build id`, {
        code: 'malformed',
        hint: 'Run the workflow again: a new run has a new build id.',
    });
}
/** The newest build of the app in its channel, else of another identifier with the same name. */
function previousOf(record, shelved) {
    const inChannel = shelved
        .map(build => build.record)
        .filter(other => other.channel.name === record.channel.name)
        .toSorted(newestFirst);
    return (inChannel.find(other => other.app.bundleId === record.app.bundleId) ??
        inChannel.find(other => other.app.title === record.app.title));
}
/** The same bytes of another attempt change nothing, unless another build has come between the two. */
function runToName(record, earlier, shelved) {
    const line = shelved.filter(build => sameLine(build.record, earlier));
    const isNewest = line.every(build => newestFirst(earlier, build.record) <= 0);
    return isNewest && earlier.run.id === record.run.id ? earlier.run : record.run;
}
/**
 * Builds of the same channel and app that are not among the newest. The one being published always
 * stays, even when its run was slow and newer ones are there already; then there is one more for now.
 */
function beyond({ keepBuilds: keep, onlyFrom }, { added, others }) {
    return [added, ...others.filter(build => isFrom(onlyFrom, build))]
        .filter(({ record }) => sameLine(record, added.record))
        .toSorted((a, b) => newestFirst(a.record, b.record))
        .slice(keep)
        .filter(build => build !== added);
}
function sameLine(a, b) {
    return a.channel.name === b.channel.name && a.app.bundleId === b.app.bundleId;
}

// EXTERNAL MODULE: ./src/formats/property-list/property-list.ts
var property_list = __webpack_require__(24659);
// EXTERNAL MODULE: ./node_modules/plist/dist/index.js + 2 modules
var dist = __webpack_require__(38505);
;// CONCATENATED MODULE: ./src/formats/property-list/write.ts
// By a package, and in a file of its own: who only reads lists does not load it.


/**
 * Writes an XML property list: tab-indented, keys in the order of the dictionary, newline at the end.
 * Characters that XML 1.0 cannot carry become U+FFFD, so hostile text cannot make the list unreadable.
 */
function writePropertyList(value) {
    return `${(0,dist/* build */.jq)(toPackage(value), { indent: '\t' })}\n`;
}
function toPackage(value) {
    if (typeof value === 'string')
        return carriable(value);
    if (typeof value === 'bigint' || typeof value === 'number')
        return exact(value);
    if (typeof value === 'boolean' || value instanceof Date || value instanceof Uint8Array)
        return value;
    if (value instanceof Map) {
        return Object.fromEntries([...value].map(([key, entry]) => [carriable(key), toPackage(entry)]));
    }
    return Array.from(value, toPackage);
}
/** The package writes 1e21 as the integer `1e+21`, and infinity as a real that nobody reads. */
function exact(value) {
    const isWritable = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (typeof value === 'number' && isWritable)
        return value;
    throw malformed(`the number ${value} cannot be written exactly`);
}
/** XML 1.0 production 2 (Char): everything else cannot be written, not even as a reference. */
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
function carriable(text) {
    return text.replace(notInXml, '\ufffd');
}
function malformed(rule) {
    return new errors/* ActionError */.l(`XML property list: ${rule}`, { code: 'malformed' });
}

;// CONCATENATED MODULE: ./src/site/manifest.ts


/**
 * The property list that iOS fetches first (Apple, «ManifestURL»): where the IPA and its icon lie and
 * what to ask the person. `hashes` must be of the very bytes that will be served.
 */
function renderManifest(record, hashes) {
    const assets = [
        softwarePackage(record.urls.ipa, hashes),
        manifest_image('display-image', record.urls.icon),
        manifest_image('full-size-image', record.urls.icon),
    ];
    const item = (0,property_list/* dictionary */.zz)({ assets, metadata: metadata(record) });
    return new TextEncoder().encode(writePropertyList((0,property_list/* dictionary */.zz)({ items: [item] })));
}
function softwarePackage(url, hashes) {
    if (hashes === undefined)
        return (0,property_list/* dictionary */.zz)({ kind: 'software-package', url });
    const { kind, chunkSize } = hashes;
    return (0,property_list/* dictionary */.zz)({
        kind: 'software-package',
        [`${kind}-size`]: chunkSize,
        [`${kind}s`]: hashes.hashes,
        url,
    });
}
function manifest_image(kind, url) {
    return (0,property_list/* dictionary */.zz)({ kind, url });
}
function metadata({ app }) {
    const subtitle = xmlText(app.subtitle);
    return (0,property_list/* dictionary */.zz)({
        'bundle-identifier': xmlText(app.bundleId),
        'bundle-version': xmlText(app.version) || xmlText(app.buildNumber),
        kind: 'software',
        // When present it must be exactly this, or the item is skipped (ASDError 752).
        'platform-identifier': 'com.apple.platform.iphoneos',
        subtitle: subtitle === '' ? undefined : subtitle,
        title: manifestTitle(app),
    });
}
/** iOS refuses a blank title, and Apple's schema wants more than one character. */
function manifestTitle({ title, bundleId }) {
    const text = xmlText(title);
    if (text === '')
        return xmlText(bundleId);
    return [...text].length > 1 ? text : `${text} (${xmlText(bundleId)})`;
}
/** What XML can hold, without white space at the ends. */
function xmlText(text) {
    return text.replace(notInXml, '').trim();
}

// EXTERNAL MODULE: ./node_modules/mustache/mustache.mjs
var mustache = __webpack_require__(40562);
;// CONCATENATED MODULE: ./src/site/pages/page-template.ts










/** Characters: far more than a page needs that phones fetch. */
const longestTemplate = 1024 * 1024;
/** What a template may name. All of it is text; empty where a build has no such thing. */
const variables = {
    title: ({ app }) => app.title,
    subtitle: ({ app }) => app.subtitle,
    version: ({ app }) => app.version,
    buildNumber: ({ app }) => app.buildNumber,
    fullVersion: ({ app }) => (0,builds_in_words/* versionInWords */.ZA)(app),
    bundleId: ({ app }) => app.bundleId,
    minimumOs: ({ app }) => app.minimumOs,
    needs: ({ app }) => describeNeeds(app),
    buildId: ({ buildId }) => buildId,
    runNumber: ({ run }) => run.number,
    channel: ({ channel }) => describeChannel(channel),
    repository: ({ source }) => source.repository,
    commit: ({ source }) => describeCommit(source.commit),
    commitUrl: ({ source }) => source.commitUrl ?? '',
    runUrl: ({ source }) => source.runUrl ?? '',
    published: ({ publishedAt }) => (0,in_words/* timeInWords */.mK)(publishedAt),
    publishedAt: ({ publishedAt }) => publishedAt,
    size: ({ ipa }) => (0,in_words/* sizeInWords */._u)(ipa.size),
    sha256: ({ ipa }) => ipa.sha256,
    signing: ({ signing }) => describeSigning(signing),
    distribution: ({ signing }) => signing.distribution,
    deviceCount: ({ signing }) => signing.deviceCount ?? '',
    team: ({ signing }) => signing.teamName || signing.teamId,
    expires: ({ signing }) => (0,in_words/* dayInWords */.v_)(signing.profileExpires),
    profileExpires: ({ signing }) => signing.profileExpires,
    notes: ({ notes }) => notes.trim(),
    itmsUrl: record => ((0,verdict/* isOnlyForReSigners */.u)(record) ? '' : itmsLink(record.urls.manifest)),
    sourceUrl: record => (record.sideload === undefined ? '' : (0,layout/* sourceUrl */.Hx)(record)),
    installUrl: ({ urls }) => urls.install,
    channelUrl: ({ urls }) => urls.channel,
    manifestUrl: record => ((0,verdict/* isOnlyForReSigners */.u)(record) ? '' : record.urls.manifest),
    ipaUrl: ({ urls }) => urls.ipa,
    icon: ({ urls }) => relativeUrl(urls.install, urls.icon),
    qr: ({ urls }) => relativeUrl(urls.install, urls.qr),
};
/** The names that `{{…}}` knows, for the documentation. */
const templateVariables = Object.keys(variables);
function valuesFor(record) {
    return Object.fromEntries(Object.entries(variables).map(([name, read]) => [name, read(record)]));
}
/** Escapes `{{{name}}}` and `{{&name}}` too: every value comes from an IPA or an event. */
class EscapingWriter extends mustache/* default */.A.Writer {
    unescapedValue(token, context) {
        const value = context.lookup(token[1] ?? '');
        return value === undefined || value === null ? '' : escapeHtml(String(value));
    }
}
/**
 * The install page from the user's own template (input `page-template`, Mustache): `{{title}}`, and
 * `{{#notes}}…{{/notes}}` for what is shown only when there is any. Values are always escaped.
 *
 * @throws ActionError `bad-input` for a template that is broken, too long, names something unknown, or
 * leaves out the link that installs.
 */
function renderTemplate(template, record) {
    checkTemplate(template);
    const page = new EscapingWriter().render(template, valuesFor(record), undefined, {
        escape: value => escapeHtml(String(value)),
    });
    const isReSigned = (0,verdict/* isOnlyForReSigners */.u)(record);
    const link = escapeHtml(isReSigned ? record.urls.ipa : itmsLink(record.urls.manifest));
    // Quotes of either kind are safe, because escaping leaves none in a value.
    if (page.includes(`"${link}"`) || page.includes(`'${link}'`))
        return page;
    throw badTemplate(`leaves out the link ${isReSigned ? 'to the IPA, which this build needs (`sideload`)' : 'that installs'}, or has it without quotation marks`, isReSigned
        ? 'Put {{#sourceUrl}}<a href="{{ipaUrl}}">IPA for AltStore, SideStore and Feather</a>{{/sourceUrl}} into it.'
        : 'Put <a href="{{itmsUrl}}">Install</a> into it.');
}
/** @throws ActionError `bad-input` for what can be told without a build. */
function checkTemplate(template) {
    if (template.length > longestTemplate)
        throw badTemplate(`is longer than ${longestTemplate} characters`);
    const unknown = [...new Set(namesIn(parse(template)))].filter(name => !templateVariables.includes(name));
    if (unknown.length === 0)
        return;
    throw badTemplate(`names what a build does not have: ${unknown.join(', ')}`, `It may name: ${templateVariables.join(', ')}.`);
}
function parse(template) {
    try {
        return mustache/* default */.A.parse(template);
    }
    catch (error) {
        throw badTemplate(`is broken: ${(0,errors/* messageOf */.b)(error)}`, 'See mustache(5) for the syntax.');
    }
}
/** The names in mustache.js's tokens `[kind, name, start, end, inner tokens…]`. */
function namesIn(tokens) {
    return tokens.flatMap(token => {
        if (!Array.isArray(token))
            return [];
        const [kind, name, , , inner] = token;
        const own = kind !== 'text' && kind !== '!' && typeof name === 'string' ? [page_template_nameOf(kind, name)] : [];
        return [...own, ...(Array.isArray(inner) ? namesIn(inner) : [])];
    });
}
function page_template_nameOf(kind, name) {
    return kind === '>' ? `> ${name}` : name;
}
function badTemplate(what, hint) {
    return new errors/* ActionError */.l(`page-template: the template ${what}`, {
        code: 'bad-input',
        ...(hint === undefined ? {} : { hint }),
    });
}

;// CONCATENATED MODULE: ./src/site/render-build.ts








/**
 * The files of a build's folder but the IPA, in the order in which they may become visible. There is no manifest
 * of what iOS would refuse.
 */
function renderBuild(record, parts) {
    const file = (name, bytes) => ({
        path: `${parts.folder}/${name}`,
        content: { kind: 'bytes', bytes },
    });
    return [
        ...((0,verdict/* isOnlyForReSigners */.u)(record)
            ? []
            : [file(layout/* buildFiles */.CB.manifest, renderManifest(record, parts.hashes))]),
        file(layout/* buildFiles */.CB.icon, parts.icon),
        file(layout/* buildFiles */.CB.qr, qrPng(record.urls.install)),
        file(layout/* buildFiles */.CB.facts, writeBuildJson(record)),
        file(layout/* buildFiles */.CB.page, renderPage(record, parts.template)),
    ];
}
function renderPage(record, template) {
    if (template === undefined)
        return htmlBytes(installPage(record));
    return new TextEncoder().encode(renderTemplate(template, record));
}
/** The IPA in the build's folder; it goes first, so that no manifest ever names what is not there. */
function ipaFile({ ipa }, place) {
    const { size, sha256 } = ipa;
    return {
        path: `${place.folder}/${ipa.fileName}`,
        content: { kind: 'file', path: place.path, size, sha256 },
    };
}

;// CONCATENATED MODULE: ./src/site/chunk-hashes.ts

/** Bytes. The customary size, which micromdm and Apple's own tools use. */
const customaryChunkSize = 10 * 1024 * 1024;
/** Takes the bytes of a file in pieces of any length, in order. */
class ChunkHasher {
    #kind;
    #chunkSize;
    #done = [];
    #current;
    #filled = 0;
    #total = 0;
    constructor(kind, chunkSize = customaryChunkSize) {
        this.#kind = kind;
        this.#chunkSize = chunkSize;
        this.#current = (0,external_node_crypto_.createHash)(kind);
    }
    update(bytes) {
        let rest = bytes;
        while (rest.length > 0) {
            const piece = rest.subarray(0, this.#chunkSize - this.#filled);
            this.#current.update(piece);
            this.#filled += piece.length;
            this.#total += piece.length;
            if (this.#filled === this.#chunkSize)
                this.#endChunk();
            rest = rest.subarray(piece.length);
        }
    }
    /** No update may follow. A file shorter than one piece has one piece of its own size. */
    finish() {
        if (this.#filled > 0 || this.#total === 0)
            this.#endChunk();
        const chunkSize = Math.min(this.#chunkSize, this.#total);
        return { kind: this.#kind, chunkSize, hashes: this.#done };
    }
    #endChunk() {
        this.#done.push(this.#current.digest('hex'));
        this.#current = (0,external_node_crypto_.createHash)(this.#kind);
        this.#filled = 0;
    }
}

;// CONCATENATED MODULE: ./src/commands/publish/hash-chunks.ts


/** Chunk hashes for the manifest (input `manifest-hashes`), in one streaming pass over the IPA. */
async function hashChunks(path, kind) {
    const hasher = new ChunkHasher(kind);
    for await (const piece of (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1024 * 1024 })) {
        hasher.update(piece);
    }
    return hasher.finish();
}

// EXTERNAL MODULE: ./src/commands/publish/record-build.ts + 1 modules
var record_build = __webpack_require__(1355);
;// CONCATENATED MODULE: ./src/commands/publish/prepare-build.ts














/** Asks the target for the addresses, then renders: a manifest needs them absolute. */
async function prepareBuild(accepted, options) {
    const { publishing, now, unlisted, hosting } = options;
    const { run, target, description } = publishing;
    const identity = identityOf(accepted, { description, unlisted });
    const placement = await target.plan(identity);
    const provenance = await options.provenances.get(accepted.app.file.sha256);
    const facts = { ...identity, description, placement, hosting, provenance, now };
    const record = (0,record_build/* recordBuild */._)({ ...accepted, ...facts });
    const { folder } = placement;
    const render = await renderer(accepted.app, folder, options);
    const { directory, keepBuilds } = run.inputs;
    const site = { directory, keepBuilds, siteBudget: budgetOf(run), onlyFrom: onlyFrom(run) };
    const noted = noteDifference(addBuild({ ...site, record, folder, render, now }), folder);
    return {
        ...accepted,
        record,
        edit: noted.edit,
        difference: noted.difference,
        expected: {
            ...prepare_build_expectedOf(record, render(record), hosting),
            ...expectedSource(record, noted.earlier),
        },
    };
}
function identityOf({ app, findings }, { description, unlisted }) {
    return {
        channel: description.channel,
        bundleId: app.bundleId,
        buildId: (0,build_name/* buildId */.uz)(description.run.number, app.file.sha256),
        fileName: (0,build_name/* ipaFileName */.so)({ title: app.title, version: app.version }),
        size: app.file.size,
        unlisted,
        shown: {
            title: (0,record_build/* titled */.d)(app, description).title,
            version: app.version,
            buildNumber: app.buildNumber,
            minimumOs: app.minimumOs,
            deviceFamilies: app.deviceFamilies,
            verdict: (0,verdict/* iosWillRefuse */.M)({ findings }) ? 'refused' : 'sound',
            signing: (0,builds_signing/* signingOf */.f)(app),
        },
    };
}
/** Pages are rendered anew on each try to write: what lies beside them may have changed. */
async function renderer(app, folder, { publishing, template }) {
    const { manifestHashes } = publishing.run.inputs;
    const hashes = manifestHashes === 'none' ? undefined : await hashChunks(app.file.path, manifestHashes);
    const options = { folder, icon: app.icon.png, ...given(template, hashes) };
    return record => [
        ...(liesOnSite(record) ? [ipaFile(record, { folder, path: app.file.path })] : []),
        ...renderBuild(record, options),
    ];
}
function given(template, hashes) {
    return {
        ...(template === undefined ? {} : { template }),
        ...(hashes === undefined ? {} : { hashes }),
    };
}
function prepare_build_expectedOf(record, files, { page, redirects }) {
    return {
        buildId: record.buildId,
        urls: record.urls,
        ipaSize: record.ipa.size,
        manifest: (0,verdict/* isOnlyForReSigners */.u)(record) ? undefined : bytesNamed(files, layout/* buildFiles */.CB.manifest),
        icon: bytesNamed(files, layout/* buildFiles */.CB.icon),
        qr: bytesNamed(files, layout/* buildFiles */.CB.qr),
        page,
        redirects,
    };
}
function bytesNamed(files, name) {
    const content = files.find(file => file.path.endsWith(`/${name}`))?.content;
    if (content?.kind !== 'bytes') {
        throw new errors/* ActionError */.l(`The rendered build has no ${name}`, { code: 'malformed' });
    }
    return content.bytes;
}

;// CONCATENATED MODULE: ./src/commands/publish/template.ts



/**
 * The user's own install page (input `page-template`), checked before anything is built with it.
 *
 * @throws ActionError `bad-input` when it cannot be read or is no template
 */
async function readTemplate(path) {
    if (path === undefined) {
        return undefined;
    }
    const template = await template_read(path);
    checkTemplate(template);
    return template;
}
async function template_read(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* ActionError */.l(`The page template “${path}” cannot be read: ${(0,errors/* messageOf */.b)(cause)}`, {
            code: 'bad-input',
            hint: 'Input `page-template` is a path relative to the workspace; has the repository been checked out?',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./src/commands/publish/prepare-all.ts






/**
 * Prepares what passes. A refusal needs no look at the site: it is the same wherever
 * the build would go. With something to publish the site has its say as well.
 */
async function prepareAll(candidates, publishing) {
    const { run, target } = publishing;
    const files = candidates.flatMap(candidate => (0,commands_candidate/* acceptedApp */.tL)(candidate, rulesOf(run))?.app.file ?? []);
    if (files.length === 0) {
        return candidates.map(candidate => ({ candidate, build: undefined }));
    }
    // Asked beside everything else: nothing waits for it before a build is described.
    const provenances = new Map(files.map(({ sha256 }) => [sha256, provenanceOf(sha256, run)]));
    const unlisted = await isUnlisted(run);
    const template = await readTemplate(run.inputs.pageTemplate);
    const hosting = await target.survey(Math.max(...files.map(({ size }) => size)));
    const now = run.clock.now();
    const judged = candidates.map(({ inspection }) => (0,commands_candidate/* judge */.S4)(inspection, { ...rulesOf(run), now, hosting }));
    return prepareEach(judged, { publishing, unlisted, hosting, template, provenances, now });
}
/** One after the other: the addresses of unlisted builds depend on those before. */
async function prepareEach(candidates, options) {
    const prepared = [];
    for (const candidate of candidates) {
        const accepted = (0,commands_candidate/* acceptedApp */.tL)(candidate, rulesOf(options.publishing.run));
        const build = accepted === undefined ? undefined : await prepareBuild(accepted, options);
        prepared.push({ candidate, build });
    }
    return prepared;
}
/** Writing to a folder needs no token, and without one nobody is asked. */
async function provenanceOf(sha256, { inputs, event, source: { github, repository } }) {
    if (inputs.githubToken === '')
        return undefined;
    return findProvenance(github, { serverUrl: event.server.url, repository, sha256 });
}

;// CONCATENATED MODULE: ./src/commands/publish/put-online.ts











/**
 * Publishes all builds in one step and fetches each back as a phone would. A failure counts only as
 * long as the builds are wanted: of a closed pull request nothing stays online, working or not.
 */
async function putOnline(builds, publishing) {
    const { run, target, description, isWanted } = publishing;
    if (builds.length === 0) {
        return { kind: 'online', gone: [], superseded: [], waited: undefined };
    }
    const apps = builds.map(({ app }) => (0,record_build/* titled */.d)(app, description));
    try {
        const withdraw = (gone) => takeBack(gone, apps, publishing);
        const { gone, keepsUntilDiscard = false } = await write(builds, withdraw, publishing);
        const fetched = await fetch_back_fetchBack(builds, publishing);
        if (keepsUntilDiscard)
            await withdraw(gone);
        await discard(gone, target, run.progress);
        return (await isWanted()) ? { kind: 'online', gone, ...fetched } : { kind: 'unwanted' };
    }
    catch (error) {
        if (await isWanted()) {
            throw error;
        }
        run.progress((0,errors/* messageOf */.b)(error));
        return { kind: 'unwanted' };
    }
}
/** @param withdraw takes back every link to what is about to make room */
async function write(builds, withdraw, { target, run: { progress } }) {
    const noted = noteGone(sequence(builds.map(({ edit }) => edit)));
    const ipas = builds.flatMap(({ app, record }) => liesOnSite(record) ? [] : [{ record, path: app.file.path }]);
    const reason = reasonFor(builds);
    const beforeWrite = ({ gone }) => withdraw(gone);
    const publication = await target.apply(noted.edit, { reason, progress, ipas, beforeWrite });
    const end = endInWords(publication);
    if (end !== '')
        progress(end);
    return { ...publication, gone: noted.gone() };
}
/** What targets do not say themselves; empty when nothing is to be added. */
function endInWords({ kind, attempts }) {
    if (kind === 'dry-run')
        return 'Dry run: nothing was written';
    if (kind === 'unchanged')
        return 'The site already holds exactly this';
    return attempts === 1
        ? ''
        : `It took ${attempts} tries: other runs were publishing at the same time`;
}
/** A link is taken back before its target goes: here and on other pull requests, which nobody else would tell. */
async function takeBack(gone, apps, { run, description, announce, desk }) {
    if (gone.length === 0)
        return;
    const names = gone.map(nameInLog);
    run.progress(`Making room: removing ${(0,in_words/* counted */.hS)(gone.length, 'build')} (${names.join(', ')})`);
    for (const { channel, builds } of lossesOf(ofOurRepository(gone, description))) {
        const speaker = speakerOf({ ...description, channel }, run.clock.now());
        if (channel.name === description.channel.name) {
            await announce(publishing({ ...speaker, apps, gone: builds }));
        }
        else if (channel.pullRequest !== undefined) {
            const update = departed({ ...speaker, reason: MADE_ROOM, gone: builds });
            await desk.on(channel.pullRequest)(update);
        }
    }
}
/** Other repositories may publish to the same site; their pull requests are not ours to speak on. */
function ofOurRepository(gone, { source }) {
    return gone.filter(({ record }) => record.source.repository === source.repository);
}
/** Remembers which builds the last try of an edit put away: the one that was written. */
function noteGone(edit) {
    let gone = [];
    return {
        edit: shelf => {
            const change = edit(shelf);
            gone = change.gone;
            return change;
        },
        gone: () => gone,
    };
}
function reasonFor(builds) {
    return `Publish ${builds.map(({ record }) => `${record.app.bundleId} ${record.buildId}`).join(', ')}`;
}

;// CONCATENATED MODULE: ./src/commands/publish/publish.ts



















/**
 * The main story: from IPAs to links that work.
 *
 * @throws ActionError when something outside the IPAs is in the way; the comment has then been told.
 */
async function publish(work, run) {
    const publishing = openPublishing(work, run);
    const outcome = await publishBuilds(publishing);
    publishing.desk.close();
    if (work.notesOf !== undefined)
        await noteInstallLinks(work.notesOf.tag, outcome, run);
    return outcome;
}
function skippedAsClosed({ channel: { pullRequest } }) {
    const reason = `Pull request #${pullRequest} is closed: nothing is published for it.`;
    return { kind: 'skipped', reason, recipe: '' };
}
/** A build that the preflight refuses does not keep the other apps of the run from being published. */
async function publishBuilds(publishing) {
    const { run } = publishing;
    let candidates = [];
    try {
        const inspections = await (0,commands_candidate/* inspectAll */._l)(await ipasOf(run), run);
        (0,commands_candidate/* refuseTwins */.sv)(inspections);
        for (const inspection of inspections)
            run.progress(describeInspection(inspection));
        const rules = { ...rulesOf(run), now: run.clock.now(), hosting: undefined };
        const judged = inspections.map(inspection => (0,commands_candidate/* judge */.S4)(inspection, rules));
        if (!(await begin(judged, publishing)))
            return skippedAsClosed(publishing.description);
        candidates = judged;
        const prepared = await prepareAll(judged, publishing);
        candidates = prepared.map(({ candidate }) => candidate);
        return await replanning(judged, prepared, publishing);
    }
    catch (error) {
        // Before the first look whether anybody wants them.
        if (candidates.length === 0 && !(await publishing.isWanted()))
            return skippedAsClosed(publishing.description);
        await tellFailure(error, candidates, publishing);
        throw error;
    }
}
/** Says that builds are on their way, in one breath with the look whether anybody wants them: else false. */
async function begin(judged, { run, description, announce, isWanted }) {
    if (!(await isWanted()))
        return false;
    const accepted = judged.flatMap(candidate => (0,commands_candidate/* acceptedApp */.tL)(candidate, rulesOf(run)) ?? []);
    const apps = accepted.map(({ app }) => (0,record_build/* titled */.d)(app, description));
    if (apps.length > 0)
        await announce(publishing({ ...speakerOf(description, run.clock.now()), apps }));
    return true;
}
/** Once more with new addresses when the release that was planned for has been sealed meanwhile. */
async function replanning(judged, prepared, publishing) {
    try {
        return await publishPrepared(prepared, publishing);
    }
    catch (thrown) {
        if (!isSealing(thrown))
            throw thrown;
        publishing.run.progress(`${(0,errors/* messageOf */.b)(thrown)}: planning again`);
        return publishPrepared(await prepareAll(judged, publishing), publishing);
    }
}
async function publishPrepared(candidates, publishing) {
    const { run, description, isWanted } = publishing;
    const builds = candidates.flatMap(({ build }) => build ?? []);
    const online = await putOnline(builds, publishing);
    if (online.kind === 'unwanted')
        return withdraw(publishing);
    const left = withoutSuperseded(candidates, online.superseded);
    if (left.length === 0)
        return supersededOutcome(online.superseded);
    const apps = left.map(candidate => outcomeOf(candidate, publishing));
    const commentUrl = told_addressOf(await publish_tell(apps, online.gone, publishing));
    // Closed between the last look and the comment: whoever removed the builds has spoken before us.
    if (builds.length > 0 && !(await isWanted()))
        return withdraw(publishing);
    tellApps(apps, { waited: online.waited, progress: run.progress });
    if (commentUrl !== undefined)
        run.progress(`Comment: ${commentUrl}`);
    return { kind: 'published', channel: description.channel, apps, commentUrl };
}
/**
 * A comment left at “publishing” would be a lie, so bugs of ours are told as well. What the preflight has
 * refused would not have been published anyway: of that its own reason is told.
 */
async function tellFailure(error, candidates, { run, description, announce }) {
    const rules = rulesOf(run);
    const accepted = candidates.flatMap(candidate => (0,commands_candidate/* acceptedApp */.tL)(candidate, rules) ?? []);
    const refused = candidates.filter(candidate => (0,commands_candidate/* acceptedApp */.tL)(candidate, rules) === undefined);
    await announce(failed({
        ...speakerOf(description, run.clock.now()),
        apps: accepted.map(({ app }) => (0,record_build/* titled */.d)(app, description)),
        refused: refused.map(candidate => (0,commands_candidate/* rejectedOutcome */.DV)(candidate, description)),
        error: asActionError(error),
    }));
}
function publish_tell(apps, gone, { run, description, announce }) {
    const speaker = speakerOf(description, run.clock.now());
    return announce(published({ ...speaker, apps, gone: goneBuilds(gone) }));
}
function withoutSuperseded(candidates, superseded) {
    const replaced = new Set(superseded.map(({ record }) => record));
    return candidates.filter(({ build }) => build === undefined || !replaced.has(build.record));
}
function outcomeOf({ candidate, build }, { run, description }) {
    if (build === undefined)
        return (0,commands_candidate/* rejectedOutcome */.DV)(candidate, description);
    const { app, record, findings } = build;
    const difference = build.difference();
    return {
        kind: 'published',
        app,
        build: { ...record, ...(difference && { difference }) },
        findings,
        verified: isFetchedBack(run),
    };
}
function withdraw({ run, description, ...opened }) {
    const reason = 'The pull request was closed while this build was being published.';
    return removeBuilds({ ...opened, run, assignment: description, reason });
}

;// CONCATENATED MODULE: ./src/commands/on-demand.ts







/**
 * Publishes a build that a person or another workflow asked for, such as with a comment: the event knows no
 * pull request, and its commit is that of the default branch. Both are the pull request's that was named.
 */
async function publishOnDemand({ pullRequest, channelName }, run) {
    const { state, headSha } = await readNamed(pullRequest, run);
    if (state === 'closed') {
        const reason = `Pull request #${pullRequest} is closed: nothing is published for it.`;
        return { kind: 'skipped', reason, recipe: '' };
    }
    const own = pullRequestChannel(pullRequest);
    const channel = channelName === undefined ? own : renamedChannel(own, channelName);
    return publish({ kind: 'publish', channel, commentOn: pullRequest, notesOf: undefined }, { ...run, event: builtFrom(run.event, run.inputs.commit ?? headSha) });
}
/** GitHub answers 404 for the number of an issue, too. */
async function readNamed(number, { source }) {
    try {
        return await readPullRequest(source.github, source.repository, number);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.l) || statusOf(error.cause) !== 404)
            throw error;
        throw new errors/* ActionError */.l(`\`pull-request\` is ${number}, but ${fullName(source.repository)} shows no pull request of that number`, {
            code: 'bad-input',
            hint: 'Give the number of a pull request of this repository; an issue is none. GitHub answers the same when the token may not see it: then the job needs `pull-requests: write`.',
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./src/github/recent-comments.ts



/** GitHub's largest page. */
const recent_comments_PER_PAGE = 100;
/** A thousand comments: what changed before those was seen by an earlier sweep. */
const recent_comments_MOST_PAGES = 10;
/**
 * The comments of our token's account in the whole repository, last changed first.
 *
 * @param isMeant by their text; whose account it is, is asked only when there are any
 */
async function recentComments(github, repository, isMeant) {
    const { owner, name: repo } = repository;
    const found = [];
    for (let page = 1; page <= recent_comments_MOST_PAGES; page++) {
        const { data } = await calling({
            doing: `reading the latest comments of ${fullName(repository)}`,
            permission: 'pull-requests: write',
        }, github.rest.issues.listCommentsForRepo({
            ...{ owner, repo, page, per_page: recent_comments_PER_PAGE },
            ...{ sort: 'updated', direction: 'desc' },
        }));
        for (const { body = '', user, issue_url } of data) {
            const pullRequest = Number(/\/(\d+)$/.exec(issue_url)?.[1]);
            if (user !== null && pullRequest > 0 && isMeant(body))
                found.push({ pullRequest, body, author: user.login });
        }
        if (data.length < recent_comments_PER_PAGE)
            break;
    }
    if (found.length === 0)
        return [];
    const login = await viewerLogin(github);
    return found.filter(({ author }) => isViewer(author, login));
}

;// CONCATENATED MODULE: ./src/announce/standing-offers.ts




/** What our comments offer at this moment. Where they cannot be read it warns: nothing can be mended then. */
async function standingOffers(run) {
    const { inputs, source } = run;
    if (!inputs.comment || inputs.dryRun || inputs.destination.serving === 'promised')
        return [];
    try {
        const isOurs = (body) => readMarker(body) !== undefined;
        const comments = await recentComments(source.github, source.repository, isOurs);
        return comments.flatMap(({ pullRequest, body }) => {
            const state = parseComment(body);
            const offers = state === undefined ? [] : offersOf(state);
            return state === undefined || offers.length === 0
                ? []
                : [{ pullRequest, channel: state.channel, offers }];
        });
    }
    catch (error) {
        const hint = error instanceof errors/* ActionError */.l && error.hint !== undefined ? `\n${error.hint}` : '';
        run.warn(`Whether comments offer builds that are gone is not known: ${(0,errors/* messageOf */.b)(error)}${hint}`);
        return [];
    }
}

;// CONCATENATED MODULE: ./src/report/swept.ts

/** `2 builds removed, 4 old pages cleared`: only what there was to do. */
function sweptInWords(builds, { pages, translations, leftovers }) {
    const done = [
        [builds, (0,in_words/* counted */.hS)(builds, 'build'), 'removed'],
        [pages, (0,in_words/* counted */.hS)(pages, 'old page'), 'cleared'],
        [translations, (0,in_words/* counted */.hS)(translations, 'old translation'), 'deleted'],
        [leftovers, (0,in_words/* counted */.hS)(leftovers, 'leftover file'), 'deleted'],
    ];
    const said = done.filter(([count]) => count > 0).map(([, what, how]) => `${what} ${how}`);
    return said.length === 0 ? 'nothing was left to clear' : said.join(', ');
}

;// CONCATENATED MODULE: ./src/site/edits/clear-languages.ts



/** Browsers and hosts may show a page that long after another took its place; ten minutes on Pages. */
const CACHED_MS = 3_600_000;
/** The pages that may name texts which no other does; none where there are only those of today. */
function pagesToRead(shelf, directory) {
    return oldTexts(shelf, directory).length === 0 ? [] : pagesOf(shelf, directory);
}
/**
 * Takes away translations that no page names any more: each change of the texts leaves a folder of them
 * behind. All stay when a page could not be read, or when a build has come since or lately; and so do texts that
 * came since, which a run of another version may have brought for pages that it wrote anew.
 */
function clearLanguages(directory, read, now) {
    const known = new Set(read.shelf.builds.map(arrivalOf));
    const texts = new Set(oldTexts(read.shelf, directory));
    const named = new Set([...read.contents.values()].map(languageFolderNamed));
    return shelf => {
        const isAsRead = shelf.builds.every(build => known.has(arrivalOf(build)) && clear_languages_isSettled(build, now)) &&
            pagesOf(shelf, directory).every(path => read.contents.has(path));
        const remove = oldTexts(shelf, directory).filter(path => texts.has(path) && !named.has(clear_languages_folderOf(path, directory)));
        return { write: [], remove: isAsRead ? remove : [], gone: [] };
    };
}
function clear_languages_isSettled({ record }, now) {
    return now.getTime() - Date.parse(record.publishedAt) > CACHED_MS;
}
function pagesOf({ files }, directory) {
    return files
        .map(({ path }) => path)
        .filter(path => path.startsWith(`${directory}/`) && path.endsWith(`/${layout/* buildFiles */.CB.page}`));
}
function oldTexts({ files }, directory) {
    return files
        .map(({ path }) => path)
        .filter(path => !['', languageFolder].includes(clear_languages_folderOf(path, directory)));
}
function isTranslation(path, directory) {
    return clear_languages_folderOf(path, directory) !== '';
}
/** Folder of the texts that a file lies in, below our directory; empty for any other file. */
function clear_languages_folderOf(path, directory) {
    if (!path.startsWith(`${directory}/`))
        return '';
    const [, folder = ''] = /^(languages-\/[0-9a-f]{12})\/[^/]+\.json$/.exec(path.slice(directory.length + 1)) ?? [];
    return folder;
}

;// CONCATENATED MODULE: ./src/site/edits/expire-builds.ts


/**
 * Signed with a provisioning profile that iOS no longer accepts: nobody can install it any more, but with an
 * installer that signs anew.
 */
function isExpired({ record }, now) {
    const { profileExpires } = record.signing;
    if (record.sideload !== undefined)
        return false;
    return profileExpires !== '' && Date.parse(profileExpires) <= now.getTime();
}
/** Takes away the builds whose profile has expired; their pages say so and lead to the channel. */
function expireBuilds(options) {
    const { directory, now } = options;
    return shelf => {
        const builds = buildsAtHome(shelf, directory);
        const gone = builds.filter(build => isExpired(build, now));
        if (gone.length === 0)
            return { write: [], remove: [], gone: [] };
        return replaceBuilds(shelf, { others: builds, gone, directory, now, why: 'expired' });
    };
}

;// CONCATENATED MODULE: ./src/site/edits/shrink-site.ts




const nothing = { write: [], remove: [], gone: [] };
/**
 * Takes our oldest builds away until the site is within its budget, which may have become smaller, or
 * other files of the site larger. Where even all of ours are not what makes it too large, they stay.
 */
function shrinkSite(options) {
    return shelf => {
        try {
            return fitted(shelf, options);
        }
        catch (thrown) {
            if (thrown instanceof errors/* ActionError */.l && thrown.code === 'site-too-large')
                return nothing;
            throw thrown;
        }
    };
}
function fitted(shelf, { directory, siteBudget, now }) {
    const others = buildsAtHome(shelf, directory);
    return fitBudget(shelf, {
        budget: siteBudget,
        candidates: others,
        change: gone => gone.length === 0 ? nothing : replaceBuilds(shelf, { others, gone, directory, now }),
    });
}

;// CONCATENATED MODULE: ./src/site/edits/sweep-site.ts







/** Days that a page stays which says that its build is gone (contract of the layout). */
const TOMBSTONE_DAYS = 30;
const MILLISECONDS_PER_DAY = 86_400_000;
/** One change for all that a scheduled run clears away. */
function sweepSite(sweep) {
    const { directory, ended, now } = sweep;
    return sequence([
        ...ended.map(channel => removeJudged(channel, sweep)),
        expireBuilds({ directory, now }),
        shrinkSite(sweep),
        clearTombstones(sweep),
        clearLanguages(directory, sweep.pages, now),
    ]);
}
/** A channel that a build has come to since is in use, whatever was found out before. */
function removeJudged(channel, { directory, judged, now }) {
    const known = new Set(judged.map(arrivalOf));
    const removal = removeChannel({ channel, directory, now });
    return shelf => {
        const builds = buildsAtHome(shelf, directory);
        const isInUse = builds.some(build => build.record.channel.name === channel && !known.has(arrivalOf(build)));
        return isInUse ? { write: [], remove: [], gone: [] } : removal(shelf);
    };
}
/** Pages of ours that may be tombstones: those that no build's facts lie beside, and none below. */
function pagesWithoutBuild({ files, builds }, directory) {
    const paths = new Set(files.map(({ path }) => path));
    return [...paths].filter(path => {
        const folder = path.slice(0, -layout/* buildFiles */.CB.page.length);
        return (path.startsWith(`${directory}/`) &&
            path !== `${directory}/${layout/* buildFiles */.CB.page}` &&
            path.endsWith(`/${layout/* buildFiles */.CB.page}`) &&
            !paths.has(folder + layout/* buildFiles */.CB.facts) &&
            !builds.some(build => build.folder.startsWith(folder)));
    });
}
function clearTombstones({ directory, tombstones, now }) {
    const oldest = now.getTime() - TOMBSTONE_DAYS * MILLISECONDS_PER_DAY;
    return shelf => ({
        write: [],
        remove: pagesWithoutBuild(shelf, directory).filter(path => {
            const since = tombstones.get(path);
            return since !== undefined && since.getTime() < oldest;
        }),
        gone: [],
    });
}

;// CONCATENATED MODULE: ./src/github/refs.ts


/** @param ref `heads/main` or `tags/v1.2.3` */
async function refExists(github, repository, ref) {
    const { owner, name: repo } = repository;
    const request = github.rest.git.getRef({ owner, repo, ref }).then(() => true, thrown => {
        if (statusOf(thrown) === 404)
            return false;
        throw thrown;
    });
    return calling({ doing: `looking for ${ref} in ${fullName(repository)}`, permission: 'contents: read' }, request);
}

;// CONCATENATED MODULE: ./src/commands/ended-channels.ts




/**
 * Which channels have outlived what they are for: the pull request is closed, or there is neither a
 * branch nor a tag of that name any more. Whatever cannot be found out stays.
 */
async function endedChannels(channels, source) {
    const refsAreSeen = channels.some(({ kind }) => kind === 'ref') && (await seesRefs(source));
    const ended = [];
    for (const channel of channels) {
        if (await hasEnded(channel, refsAreSeen, source))
            ended.push(channel);
    }
    return ended;
}
async function hasEnded({ kind, name, pullRequest, ref }, refsAreSeen, source) {
    const { github, repository, progress } = source;
    try {
        if (kind === 'pull-request') {
            if (pullRequest === undefined)
                return false;
            return (await readPullRequest(github, repository, pullRequest)).state === 'closed';
        }
        if (ref === undefined || !refsAreSeen)
            return false;
        const branch = await refExists(github, repository, `heads/${ref}`);
        return !branch && !(await refExists(github, repository, `tags/${ref}`));
    }
    catch (error) {
        progress(`Could not find out whether ${name} is still needed, so it stays: ${(0,errors/* messageOf */.b)(error)}`);
        return false;
    }
}
/** A token that may not see the repository's branches is answered 404 for each of them. */
async function seesRefs({ github, repository, progress }) {
    try {
        const { defaultBranch } = await readRepository(github, repository);
        if (await refExists(github, repository, `heads/${defaultBranch}`))
            return true;
        progress(`The token does not see the branches, so no branch's channel is removed`);
    }
    catch (error) {
        progress(`Could not read the branches, so no branch's channel is removed: ${(0,errors/* messageOf */.b)(error)}`);
    }
    return false;
}

;// CONCATENATED MODULE: ./src/commands/mend-comments.ts






/**
 * Takes back what comments offer and this site does not hold: an earlier run could not tell, or somebody
 * else has replaced the site. Links to other sites are none of its business.
 *
 * @param held what the site held when it was last looked at
 */
async function mendComments(standing, held, { by, now, target, announceOn }) {
    if (standing.every(comment => deadOf(comment, held).length === 0))
        return;
    const home = await target.baseUrl();
    // After the comments: what they offer was on the site by then.
    const { builds } = await target.read();
    for (const comment of standing) {
        const gone = deadOf(comment, builds).filter(offer => liesAt(home, offer));
        if (gone.length === 0)
            continue;
        const channel = { name: comment.channel, kind: 'ref' };
        const speaker = speakerOf({ ...by, channel }, now);
        await announceOn(comment.pullRequest)(departed({ ...speaker, reason: NOT_THERE, gone }));
    }
}
function deadOf({ offers }, held) {
    const there = goneBuilds(held);
    return offers.filter(offer => !there.some(build => isSameBuild(build, offer)));
}
function liesAt(home, { install }) {
    return install.startsWith(home) || launchesBelow(install, home);
}

;// CONCATENATED MODULE: ./src/commands/sweep.ts



















const CLOSED = 'The pull request is closed.';
const NO_BRANCH = 'The branch is gone.';
const sweep_EXPIRED = 'Its provisioning profile has expired.';
const NO_ROOM = 'It was removed to keep the site within its budget (`site-budget`).';
/**
 * Tidies up what no event did: channels whose pull request is closed or whose branch is gone, builds that
 * have expired, pages that have long said that a build is gone, and files that runs which died have
 * left. One change for all of it; on a tidy site nothing happens.
 */
async function sweep(run) {
    const { inputs, source, clock, progress } = run;
    const { target, site } = witnessed(openTarget(run));
    const desk = openDesk(run, site, 'ending');
    const shelf = await target.read();
    const ours = buildsAtHome(shelf, inputs.directory).filter(build => sweep_isOurs(build, run));
    const ended = await endedChannels(channelsOf(ours), { ...source, progress });
    const sweeping = { run, target, desk, ended: new Set(ended.map(({ name }) => name)) };
    const swept = await sweep_write(shelf, ours, sweeping);
    await discard(swept.gone, target, progress);
    const leftovers = (await target.tidy?.('delete'))?.length ?? 0;
    const { gone, cleared, kind, toDelete } = swept;
    const done = kind === 'dry-run' ? 'Dry run: would have swept' : 'Swept';
    progress(`${done}: ${sweptInWords(gone.length, { ...cleared, leftovers })}`);
    if (gone.length > 0)
        progress('Builds and why they go', gone.map(build => `${nameInLog(build)}. ${reasonOf(build, sweeping)}`));
    const by = { run: run.event.run, source: sourceOf(run) };
    const mending = { by, now: clock.now(), target, announceOn: desk.on };
    await mendComments(await standingOffers(run), swept.held, mending);
    desk.close();
    await clearLinksTo(gone.filter(build => sweep_isOurs(build, run)).map(recordOf), run);
    return { kind: 'swept', builds: gone.map(recordOf), ...cleared, leftovers, toDelete };
}
async function sweep_write(shelf, ours, sweeping) {
    const { run, target, ended } = sweeping;
    const { directory } = run.inputs;
    const edit = sweepSite({
        directory,
        ended: [...ended],
        judged: ours,
        ...(await readPages(shelf, directory, target)),
        now: run.clock.now(),
        siteBudget: budgetOf(run),
    });
    const cleared = { pages: 0, translations: 0 };
    let swept = { gone: [], held: shelf.builds, cleared };
    // A link is taken back before its target goes: whatever ends this run in between, none is left dead.
    const beforeWrite = (change) => tellPullRequests(change.gone, sweeping);
    const { kind, toDelete } = await target.apply(fresh => {
        const change = edit(fresh);
        const { gone, remove } = change;
        const held = fresh.builds.filter(build => !gone.includes(build));
        swept = { gone, held, cleared: clearedBy(remove, directory) };
        return change;
    }, { reason: 'Sweep', progress: run.progress, beforeWrite });
    return { kind, toDelete, ...swept };
}
function clearedBy(remove, directory) {
    return {
        pages: remove.filter(path => path.endsWith(`/${layout/* buildFiles */.CB.page}`)).length,
        translations: remove.filter(path => isTranslation(path, directory)).length,
    };
}
/** A builds repository may take those of several: each run minds its own. */
function sweep_isOurs(build, { event }) {
    return isFrom(event.repository.fullName, build);
}
function recordOf({ record }) {
    return record;
}
/** Those that say that a build is gone; all of them when old texts lie on the site. */
async function readPages(shelf, directory, target) {
    const silent = pagesWithoutBuild(shelf, directory);
    const paths = [...new Set([...silent, ...pagesToRead(shelf, directory)])];
    const none = new Map();
    const contents = paths.length === 0 ? none : ((await target.contents?.(paths)) ?? none);
    const tombstones = silent.flatMap(path => {
        const page = contents.get(path);
        const since = page && parseGone(page);
        return since === undefined ? [] : [[path, since]];
    });
    return { tombstones: new Map(tombstones), pages: { shelf, contents } };
}
/** Each pull request about its own builds, once for each reason. */
async function tellPullRequests(gone, sweeping) {
    const { run, desk } = sweeping;
    const ours = gone.filter(build => sweep_isOurs(build, run));
    for (const channel of channelsOf(ours)) {
        if (channel.pullRequest === undefined)
            continue;
        const ofChannel = ours.filter(({ record }) => record.channel.name === channel.name);
        const speaker = speakerOf({ channel, run: run.event.run, source: sourceOf(run) }, run.clock.now());
        const announce = desk.on(channel.pullRequest);
        for (const reason of [CLOSED, sweep_EXPIRED, NO_ROOM]) {
            const builds = ofChannel.filter(build => reasonOf(build, sweeping) === reason);
            const update = reason === CLOSED ? removed : departed;
            if (builds.length > 0)
                await announce(update({ ...speaker, reason, gone: goneBuilds(builds) }));
        }
    }
}
function reasonOf(build, { run, ended }) {
    const { channel } = build.record;
    if (ended.has(channel.name))
        return channel.pullRequest === undefined ? NO_BRANCH : CLOSED;
    return isExpired(build, run.clock.now()) ? sweep_EXPIRED : NO_ROOM;
}

;// CONCATENATED MODULE: ./src/commands/upstream.ts





/** Publishes what another workflow built for a pull request, which may come from a fork. */
async function publishUpstream(work, run) {
    const resolution = await resolveUpstream(work, run);
    if (resolution.kind === 'none') {
        return { kind: 'skipped', reason: resolution.reason, recipe: '' };
    }
    const { number } = resolution;
    const own = pullRequestChannel(number);
    const channel = work.channelName === undefined ? own : renamedChannel(own, work.channelName);
    return publish({ kind: 'publish', channel, commentOn: number, notesOf: undefined }, run);
}
/**
 * Finds the pull request whose present head a run built. Only GitHub is asked, and nothing in the run's
 * artifact is: our repository as the base, the commit and the repository of the head must all agree. GitHub
 * leaves `pull_requests` empty for forks (actions/runner#3444), and our own repository knows no commit of
 * a fork, so up to three questions are asked until one has an answer.
 *
 * @throws ActionError when GitHub does not answer the last of them.
 */
async function resolveUpstream({ upstream, pullRequest }, run) {
    const { headRepository: repository, headSha: sha, headBranch: branch } = upstream;
    if (repository === undefined)
        return none('The fork that was built is gone.');
    const head = { sha, branch, repository };
    const seen = [];
    for (const ask of questions(upstream, head, { pullRequest, run })) {
        const answers = (await ask()).filter(pull => upstream_isOurs(pull, head, run));
        seen.push(...answers);
        const current = answers.filter(pull => pull.state === 'open' && pull.headSha === sha);
        if (current.length > 0)
            return onlyOne(current, head);
    }
    const related = seen.filter(pull => pull.headSha === sha || pull.headBranch === branch);
    return none(whyNone(related, { sha, pullRequest }));
}
/** The `pull-request` input is a claim: it is checked like any other, and no other is looked for. */
function questions(upstream, head, { pullRequest, run }) {
    const { github, repository } = run.source;
    const read = (number) => readPullRequest(github, repository, number);
    if (pullRequest !== undefined)
        return [async () => [await read(pullRequest)]];
    const told = upstream.pullRequests.filter(pull => pull.headSha === head.sha);
    const owner = repositoryName(head.repository.fullName);
    const byCommit = () => pullRequestsWith(github, { repository: owner, sha: head.sha });
    const byBranch = () => openPullRequestsFrom(github, { repository, head: { owner: owner.owner, branch: head.branch } });
    return [
        () => forgiving(run, () => Promise.all(told.map(({ number }) => read(number)))),
        () => forgiving(run, byCommit),
        ...(head.branch === '' ? [] : [byBranch]),
    ];
}
/** A private fork answers 404, and another question remains. */
async function forgiving({ progress }, ask) {
    try {
        return await ask();
    }
    catch (error) {
        progress((0,errors/* messageOf */.b)(error));
        return [];
    }
}
function upstream_isOurs(pull, { repository }, { event }) {
    const sameBase = pull.baseRepository.toLowerCase() === event.repository.fullName.toLowerCase();
    return sameBase && repository.id !== undefined && pull.headRepositoryId === repository.id;
}
/**
 * Two branches may have the same head. Of two pull requests of the same branch the merge commit would tell
 * which one was built, but the event does not tell that.
 */
function onlyOne(pulls, { sha, branch }) {
    const ofBranch = pulls.filter(pull => pull.headBranch === branch);
    const candidates = ofBranch.length === 0 ? pulls : ofBranch;
    const [number, ...others] = [...new Set(candidates.map(pull => pull.number))];
    if (number !== undefined && others.length === 0)
        return { kind: 'found', number };
    const names = [number, ...others].map(other => `#${other}`).join(' and ');
    return none(`Commit ${upstream_short(sha)} is the head of the pull requests ${names}; the input \`pull-request\` has to say which of them this build is for.`);
}
function whyNone(seen, { sha, pullRequest }) {
    const closed = seen.find(pull => pull.headSha === sha);
    if (closed !== undefined)
        return `Pull request #${closed.number} is closed: nothing is published for it.`;
    const [moved] = seen;
    if (moved !== undefined) {
        return `Pull request #${moved.number} has moved on from ${upstream_short(sha)} to ${upstream_short(moved.headSha)}; the run for that publishes its build.`;
    }
    return pullRequest === undefined
        ? `No open pull request has commit ${upstream_short(sha)} as its head: it was closed, or has moved on.`
        : `Pull request #${pullRequest} is not what that run built.`;
}
function upstream_short(sha) {
    return sha.slice(0, 7);
}
function none(reason) {
    return { kind: 'none', reason };
}

;// CONCATENATED MODULE: ./src/event/decide.ts


/** Events whose run was built from the ref that `workflow_run.head_branch` names, by people who may push. */
const BUILDS_ITS_REF = [
    'push',
    'release',
    'create',
    'schedule',
    'workflow_dispatch',
    'repository_dispatch',
    'merge_group',
];
/** What to do for this event: the table “What `auto` does”. A command other than `auto` overrides it. */
function decide(request, event) {
    if (request.command === 'inspect' || request.command === 'assemble')
        return { kind: request.command };
    const { trigger } = event;
    if (trigger.kind === 'pull-request' && trigger.token !== 'usual')
        return readOnly(trigger.token);
    if (request.command === 'announce')
        return decide_announce(trigger);
    const command = request.command === 'auto' ? commandFor(trigger) : request.command;
    if (command === 'sweep')
        return { kind: 'sweep' };
    return command === 'remove' ? decide_remove(request, event) : decide_publish(request, event);
}
function commandFor(trigger) {
    switch (trigger.kind) {
        case 'schedule':
            return 'sweep';
        case 'delete':
            return 'remove';
        case 'pull-request':
            return trigger.closed ? 'remove' : 'publish';
        case 'push':
            return trigger.deleted ? 'remove' : 'publish';
        default:
            return 'publish';
    }
}
/** The same steps run when a pull request closes: then the folder was written to take builds away. */
function decide_announce(trigger) {
    return commandFor(trigger) === 'remove'
        ? skipped('This event takes builds away, so there is nothing to announce.')
        : { kind: 'announce' };
}
function readOnly(token) {
    const whose = token === 'read-only-fork' ? 'comes from a fork' : 'was made by Dependabot';
    return {
        kind: 'skipped',
        reason: `This pull request ${whose}, so GitHub gave the run a token that can only read: nothing can be published from here.`,
        recipe: 'two-workflows',
    };
}
function decide_remove(request, event) {
    const { trigger } = event;
    const isTag = (trigger.kind === 'delete' || trigger.kind === 'push') && trigger.ref.kind === 'tag';
    if (request.command === 'auto' && isTag) {
        return skipped('A tag was deleted; builds of a tag stay until `command: remove` is run for it.');
    }
    const number = request.pullRequest ?? pullRequestOf(trigger) ?? pullRequestNamed(request, trigger);
    const channel = number === undefined ? (channelOfRef(event) ?? named(request)) : pullRequestChannel(number);
    if (channel === undefined) {
        return skipped(`The \`${event.name}\` event does not say which channel to remove; set \`pull-request\` or \`channel\`.`);
    }
    return { kind: 'remove', channel: decide_renamed(channel, request), commentOn: number };
}
function decide_publish(request, event) {
    const { trigger } = event;
    if (trigger.kind === 'workflow-run')
        return decide_publishUpstream(request, event, trigger.upstream);
    if (trigger.kind === 'release' && /^(deleted|unpublished)$/.test(trigger.action)) {
        return skipped(`The release of ${(0,plain_text/* quoted */.TL)(trigger.tag)} was ${trigger.action}, so there is nothing to publish for it.`);
    }
    const own = pullRequestOf(trigger);
    // A release is everybody's: it keeps its own channel, and only the comment goes elsewhere.
    if (trigger.kind !== 'release' && request.pullRequest !== own) {
        const demanded = onDemand(request);
        if (demanded !== undefined)
            return demanded;
    }
    const channel = own === undefined ? (channelOfRef(event) ?? named(request)) : pullRequestChannel(own);
    if (channel === undefined) {
        return skipped(`The \`${event.name}\` event does not say which channel to publish to.`);
    }
    return {
        kind: 'publish',
        channel: decide_renamed(channel, request),
        commentOn: request.pullRequest ?? own,
        notesOf: trigger.kind === 'release' ? { tag: trigger.tag } : undefined,
    };
}
function onDemand({ pullRequest, channel: channelName }) {
    return pullRequest === undefined
        ? undefined
        : { kind: 'publish-on-demand', pullRequest, channelName };
}
function decide_publishUpstream(request, event, upstream) {
    const run = `The run of ${(0,plain_text/* quoted */.TL)(upstream.name || 'the other workflow')}`;
    if (upstream.conclusion === '')
        return skipped(`${run} has not finished yet.`);
    if (upstream.conclusion !== 'success') {
        return skipped(`${run} ended with ${(0,plain_text/* quoted */.TL)(upstream.conclusion)}, so there is no build to publish.`);
    }
    if (/^pull_request(_target)?$/.test(upstream.event)) {
        const { pullRequest, channel: channelName } = request;
        return { kind: 'publish-upstream', upstream, pullRequest, channelName };
    }
    const home = upstream.headRepository?.fullName.toLowerCase();
    if (!BUILDS_ITS_REF.includes(upstream.event) || upstream.headBranch === '') {
        return skipped(`${run} was started by ${(0,plain_text/* quoted */.TL)(upstream.event)}, which does not tell what was built.`);
    }
    if (home !== event.repository.fullName.toLowerCase()) {
        return skipped(`${run} built a branch of another repository.`);
    }
    const channel = decide_renamed(refChannel(upstream.headBranch), request);
    const built = { kind: 'publish', channel, commentOn: undefined, notesOf: undefined };
    return onDemand(request) ?? built;
}
function pullRequestOf(trigger) {
    return trigger.kind === 'pull-request' ? trigger.pullRequest.number : undefined;
}
/**
 * `channel: pr-42`, as the output `channel` prints it: whoever asks for a removal names what is there. What
 * happens to a ref is about that ref, and one called `pr-42` has another channel.
 */
function pullRequestNamed({ command, channel }, { kind }) {
    if (command !== 'remove' || kind === 'push' || kind === 'delete')
        return undefined;
    const digits = /^pr-([1-9]\d{0,14})$/.exec(channel ?? '')?.[1];
    return digits === undefined ? undefined : Number(digits);
}
function channelOfRef({ trigger }) {
    const ref = refOf(trigger);
    return ref === undefined ? undefined : refChannel(ref.name);
}
function refOf(trigger) {
    if (trigger.kind === 'release')
        return { kind: 'tag', name: trigger.tag };
    return 'ref' in trigger ? trigger.ref : undefined;
}
function decide_renamed(channel, request) {
    return request.channel === undefined ? channel : renamedChannel(channel, request.channel);
}
/** For events that name no ref: the channel is known by what the user calls it alone. */
function named(request) {
    return request.channel === undefined ? undefined : namedChannel(request.channel);
}
function skipped(reason) {
    return { kind: 'skipped', reason, recipe: 'none' };
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./src/inputs/conflicts.ts
/** Refuses inputs that are good one by one and yet do not suffice for, or contradict, what is to be done. */
function refuseConflicts(fields, inputs, work) {
    if (work.kind === 'skipped')
        return;
    if (readsIpa(work))
        refuseMissingIpa(fields, inputs);
    if (work.kind === 'assemble')
        refuseForAssemble(fields, inputs);
    if (work.kind === 'announce')
        refuseForAnnounce(fields, inputs);
    if (inputs.sideload && work.kind.startsWith('publish'))
        refuseForSideload(fields, inputs);
    if (needsGitHub(inputs, work) && inputs.githubToken === '') {
        fields.refuse('`github-token` is empty; leave it out to use the token of the run, or check that the secret it is taken from exists');
    }
}
function readsIpa(work) {
    return work.kind.startsWith('publish') || work.kind === 'inspect';
}
function refuseMissingIpa(fields, { ipa, artifact }) {
    if (artifact === undefined && ipa.every(pattern => pattern.startsWith('!'))) {
        fields.refuse('`ipa` is missing; give the path of the IPA, for example `ipa: build/App.ipa`, or the `artifact` that holds it');
    }
    if (artifact !== undefined && ipa.some(leavesFolder)) {
        fields.refuse('`ipa` leads out of the artifact; with `artifact` it is a path inside of that');
    }
}
function leavesFolder(pattern) {
    return /^!?(?:[/\\]|[A-Za-z]:)|(?:^!?|[/\\])\.\.(?:[/\\]|$)/.test(pattern);
}
function refuseForAssemble(fields, { destination, outputDirectory }) {
    if (destination.kind === 'directory') {
        fields.refuse(`\`publish-to: ${destination.kind}\` contradicts \`command: assemble\`, which adds the builds of the Pages branch, or with \`publish-to: release\` the launcher, to a site`);
    }
    if (outputDirectory === undefined) {
        fields.refuse('`output-directory` is missing; `command: assemble` needs the folder of the site that is about to be deployed');
    }
}
function refuseForAnnounce(fields, { destination: { kind, serving } }) {
    if (serving === 'promised')
        return;
    fields.refuse(`\`publish-to: ${kind}\` contradicts \`command: announce\`, which is for \`publish-to: directory\`; builds that go elsewhere are announced as they are published`);
}
/** A release has no page and no list of builds of its own, and the launcher can only start iOS's installer. */
function refuseForSideload(fields, { destination: { kind } }) {
    if (kind !== 'release')
        return;
    fields.refuse('`publish-to: release` contradicts `sideload: true`, which needs a site for its page and for `apps.json`; publish to `pages`, where a large IPA still lies on a release (`ipa-host`), or to a `directory`');
}
/** Inspecting works without a token, and so does writing to a folder; not so looking into another run. */
function needsGitHub(inputs, work) {
    const { destination, artifact } = inputs;
    if (artifact?.runId !== undefined || asksFirst(work))
        return true;
    if (work.kind === 'announce')
        return inputs.comment;
    return work.kind !== 'inspect' && destination.inRepository;
}
/** Whose build it is, GitHub has to say. */
function asksFirst({ kind }) {
    return kind === 'publish-upstream' || kind === 'publish-on-demand';
}

;// CONCATENATED MODULE: ./src/inputs/forms.ts




/** Segments of `directory`, and characters of each: it has to fit into every address we make. */
const MAX_SEGMENTS = 8;
const MAX_SEGMENT_LENGTH = 100;
/** Characters, as of the names that IPAs bring; the installer's prompt cuts at 500. */
const MAX_SHOWN_LINE = 200;
/** Characters of each line of `notes`, and lines: together they fit into comment and `build.json`. */
const MAX_NOTE = 1_000;
const MAX_NOTES = 100;
/** Jekyll leaves these out when they lie at the root of a site (jekyll `configuration.rb`, `exclude`). */
const DROPPED_BY_JEKYLL = /^(?:node_modules|vendor)(?:\/|$)/;
/** A folder of the site that passes unchanged through Jekyll, addresses and every file system. */
const siteFolder = {
    allowed: 'a relative path such as `install` or `apps/ios`, of letters, digits, `.`, `_` and `-`; no part may start with `.`, `_` or `-`, nor may it lie in `vendor` or `node_modules`, because Pages leaves those out',
    read: given => {
        const path = given.replace(/(?<=[^/])\/$/, '');
        const segments = path.split('/');
        const plain = segments.every(segment => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(segment) && !/\.\.|\.$/.test(segment));
        const short = segments.length <= MAX_SEGMENTS && segments.every(part => part.length <= MAX_SEGMENT_LENGTH);
        return plain && short && !DROPPED_BY_JEKYLL.test(path) ? path : undefined;
    },
};
const forms_repositoryName = {
    allowed: 'owner/name of a repository',
    read: given => (repositoryNamePattern.test(given) ? given : undefined),
};
/** SHA-1 or SHA-256. A short one names a commit only as long as no other begins alike. */
const forms_commit = {
    allowed: 'the full SHA of a commit, 40 hexadecimal digits',
    read: given => (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(given) ? given.toLowerCase() : undefined),
};
/** What `git check-ref-format` takes, without what would read as an option. */
function refName(kind) {
    const thing = kind === 'heads' ? 'branch' : 'tag';
    return {
        allowed: `the name of a ${thing}`,
        read: given => {
            const name = given.startsWith(`refs/${kind}/`) ? given.slice(`refs/${kind}/`.length) : given;
            return isRefName(name) ? name : undefined;
        },
    };
}
function isRefName(name) {
    const forbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|^@$|^[-/]|[/.]$/u;
    const parts = name.split('/');
    return (name.length <= 250 &&
        !forbidden.test(name) &&
        parts.every(part => part !== '' && !part.startsWith('.') && !part.endsWith('.lock')));
}
/** Names that `actions/upload-artifact` takes. */
const artifactName = {
    allowed: 'the name of an artifact, without `" : < > | * ? \\ /` and line breaks',
    read: given => (/^[^":<>|*?\r\n\\/]{1,255}$/.test(given) ? given : undefined),
};
const workflowFile = {
    allowed: 'the name of a file in .github/workflows, such as `pages.yml`',
    read: given => {
        const name = given.replace(/^(?:\.\/)?\.github\/workflows\//, '');
        return /^[^/\\\p{Cc}]{1,200}\.ya?ml$/u.test(name) ? name : undefined;
    },
};
/** The root of a site: relative addresses are resolved against it, so it ends in `/`. */
const folderUrl = {
    allowed: 'an https address without `?`, `#`, user and password',
    read: given => (/[?#]/.test(given) ? undefined : https(`${given.replace(/\/+$/, '')}/`)),
};
/** A page that takes what it needs from the fragment, which therefore has to be free. */
const pageUrl = {
    allowed: 'an https address without `#`, user and password',
    read: given => (given.includes('#') ? undefined : https(given)),
};
function https(text) {
    try {
        return (0,https_url/* httpsUrl */.N)(text);
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return undefined;
        throw error;
    }
}
/** GitHub shows an environment's name in addresses and takes up to 255 characters. */
const environmentName = {
    allowed: 'a name of at most 255 characters on one line',
    read: given => (/^[^\p{Cc}]{1,255}$/u.test(given) ? given : undefined),
};
/** Apple's team identifiers are ten letters and digits; one per line. */
const teamIds = {
    allowed: 'team identifiers such as `ABCDE12345`, one per line',
    read: given => {
        const teams = given.split(/\s*[\r\n]+\s*/);
        return teams.every(team => /^[A-Za-z0-9]{1,20}$/.test(team))
            ? teams.map(team => team.toUpperCase())
            : undefined;
    },
};
const flagOrAuto = {
    allowed: 'auto, true, false',
    read: given => {
        if (given === 'auto')
            return 'auto';
        if (/^(?:true|True|TRUE)$/.test(given))
            return true;
        return /^(?:false|False|FALSE)$/.test(given) ? false : undefined;
    },
};
/** A name for people, which often comes from a branch or the title of a pull request: hostile text. */
const shownLine = {
    allowed: 'text',
    read: given => (0,plain_text/* plainText */.wh)(given, MAX_SHOWN_LINE),
};
/** The same, of several lines, which keep their indentation. */
const shownLines = {
    allowed: 'text',
    read: given => {
        const lines = given.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
        const clean = lines.map(line => `${/^ */.exec(line)?.[0] ?? ''}${(0,plain_text/* plainText */.wh)(line, MAX_NOTE)}`);
        return clean.length <= MAX_NOTES
            ? clean.join('\n')
            : [...clean.slice(0, MAX_NOTES - 1), '…'].join('\n');
    },
};

;// CONCATENATED MODULE: ./src/inputs/destinations/directory.ts

/**
 * @param path absolute, undefined when the input `output-directory` is empty
 * @param isWanted what it needs may not be missing; otherwise what is given must be good all the same
 */
function readDirectoryDestination(fields, { path, isWanted }) {
    const baseUrl = fields.optional('base-url', folderUrl);
    if (!isWanted)
        return undefined;
    if (path === undefined) {
        fields.refuse('`output-directory` is missing; `publish-to: directory` needs the folder to write to');
    }
    if (fields.text('base-url') === '') {
        fields.refuse('`base-url` is missing; `publish-to: directory` needs the https address that `output-directory` will have');
    }
    if (path === undefined || baseUrl === undefined)
        return undefined;
    const promises = { serving: 'promised', inRepository: false, hasBudget: true };
    return { kind: 'directory', ...promises, path, baseUrl };
}

;// CONCATENATED MODULE: ./src/inputs/destinations/pages.ts

function readPagesDestination(fields, releaseTag) {
    return {
        kind: 'pages',
        serving: 'online',
        inRepository: true,
        hasBudget: true,
        ipaHost: fields.choice('ipa-host', ['auto', 'pages', 'release']),
        branch: fields.optional('pages-branch', refName('heads')),
        workflow: fields.optional('pages-workflow', workflowFile),
        releaseTag,
    };
}

;// CONCATENATED MODULE: ./src/inputs/destinations/release.ts

function readReleaseDestination(fields, releaseTag) {
    return {
        kind: 'release',
        serving: 'online',
        inRepository: true,
        hasBudget: false,
        releaseTag,
        launcherUrl: fields.optional('launcher-url', pageUrl),
    };
}

;// CONCATENATED MODULE: ./src/inputs/destinations/destination.ts




/** @param outputDirectory absolute path, undefined when the input is empty */
function readDestination(fields, outputDirectory) {
    const kind = fields.choice('publish-to', ['pages', 'release', 'directory']);
    // Those of other targets are read as well: a bad input is told of, needed or not.
    const releaseTag = fields.optional('release-tag', refName('tags'));
    const pages = readPagesDestination(fields, releaseTag);
    const release = readReleaseDestination(fields, releaseTag);
    const directory = readDirectoryDestination(fields, {
        path: outputDirectory,
        isWanted: kind === 'directory',
    });
    refuseHost(fields, kind, pages);
    if (kind === 'release')
        return release;
    return directory ?? pages;
}
function refuseHost(fields, kind, { ipaHost }) {
    if (kind === 'pages' || ipaHost === 'auto' || ipaHost === kind)
        return;
    fields.refuse(`\`ipa-host: ${ipaHost}\` contradicts \`publish-to: ${kind}\`; leave \`ipa-host\` out, it is for \`publish-to: pages\``);
}

;// CONCATENATED MODULE: ./src/primitives/nearest.ts
/** Slips of the finger, at most, between what was meant and what was written. */
const MAX_SLIPS = 2;
/** Longer words are nobody's slip, and comparing them costs the product of the lengths. */
const MAX_LENGTH = 40;
/** The word that was most likely meant, or undefined when none is near. */
function nearest(written, words) {
    if (written.length > MAX_LENGTH)
        return undefined;
    const near = words
        .map(word => ({ word, slips: slipsBetween(written.toLowerCase(), word) }))
        .filter(({ word, slips }) => slips <= MAX_SLIPS && slips < word.length / 2);
    return near.sort((one, other) => one.slips - other.slips)[0]?.word;
}
/** Letters to insert, delete, replace, or swap with their neighbour (optimal string alignment). */
function slipsBetween(one, other) {
    const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
    const at = (row, column) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
    for (let row = 1; row <= one.length; row++) {
        const current = [row];
        rows.push(current);
        for (let column = 1; column <= other.length; column++) {
            const change = one[row - 1] === other[column - 1] ? 0 : 1;
            const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
            current[column] = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + change, swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY);
        }
    }
    return at(one.length, other.length);
}

;// CONCATENATED MODULE: ./src/inputs/defaults.ts
/**
 * Every input with the text that stands for it when it is not set, as in `action.yml` (a test compares
 * the two). Here too, because the action may be started with only some of its variables. An empty text
 * means “no value”.
 */
const inputDefaults = {
    command: 'auto',
    ipa: '',
    artifact: '',
    'run-id': '',
    'publish-to': 'pages',
    'ipa-host': 'auto',
    'pages-branch': '',
    'site-repository': '',
    'site-token': '',
    'pages-workflow': '',
    directory: 'install',
    'output-directory': '',
    'base-url': '',
    'release-tag': '',
    'launcher-url': '',
    channel: '',
    'pull-request': '',
    commit: '',
    title: '',
    subtitle: '',
    notes: '',
    comment: 'true',
    environment: '',
    'keep-builds': '3',
    'site-budget': '900',
    unlisted: 'auto',
    'manifest-hashes': 'none',
    verify: 'true',
    'verify-timeout': '600',
    'allowed-teams': '',
    'dry-run': 'false',
    'fail-on': 'error',
    sideload: 'false',
    'page-template': '',
    /** `action.yml` says `${{ github.token }}`, which only the runner can fill in. */
    'github-token': '',
};

;// CONCATENATED MODULE: ./src/inputs/fields.ts




const SECRET_INPUTS = ['github-token', 'site-token'];
/** Tokens of GitHub, by the beginnings that GitHub gives them, wherever they were put by mistake. */
const TOKEN = /\b(?:gh[a-z]_|github_pat_)\w+/g;
/**
 * What stands in front of the host of an address: a password as a rule. In text that is no address, too, since this is
 * for what could not be read. Up to the last `@` before the path, as browsers read it.
 */
const CREDENTIALS = /(?<=\/\/)[^/?#\s]*@/g;
/**
 * Reads inputs one by one and remembers what is wrong with them, so that the user hears of all of it at
 * once. A bad value reads as `undefined` or as the default; nobody sees it, because `done` throws.
 */
class InputFields {
    get;
    problems = [];
    badNames = new Set();
    /** @param get what the user gave for the input, empty when nothing (`getInput` of `@actions/core`) */
    constructor(get) {
        this.get = get;
    }
    /** Trimmed; the default when it is not set. */
    text(name) {
        return this.get(name).trim() || inputDefaults[name];
    }
    optionalText(name) {
        return this.text(name) || undefined;
    }
    /** One entry per line; blank lines do not count. */
    lines(name) {
        const lines = this.text(name).split(/\r\n|\r|\n/);
        return lines.map(line => line.trim()).filter(line => line !== '');
    }
    choice(name, words) {
        const given = this.text(name);
        const found = words.find(word => word === given);
        if (found !== undefined)
            return found;
        const meant = nearest(given, words);
        this.bad(name, `${words.join(', ')}${meant === undefined ? '' : `. Did you mean “${meant}”?`}`);
        return words[0];
    }
    /** The spellings of YAML 1.2, as everywhere in GitHub Actions. */
    flag(name) {
        const given = this.text(name);
        if (/^(?:true|True|TRUE)$/.test(given))
            return true;
        if (!/^(?:false|False|FALSE)$/.test(given))
            this.bad(name, 'true, false');
        return false;
    }
    wholeNumber(name, allowed) {
        return this.optionalWholeNumber(name, allowed) ?? allowed.from;
    }
    optionalWholeNumber(name, { from, to, unit }) {
        const given = this.text(name);
        if (given === '')
            return undefined;
        const number = Number(given);
        if (/^\d+$/.test(given) && number >= from && number <= to)
            return number;
        const limits = to === Number.MAX_SAFE_INTEGER ? `from ${from} up` : `from ${from} to ${to}`;
        this.bad(name, `a whole number ${limits}${unit === '' ? '' : ` (${unit})`}`);
        return undefined;
    }
    /** A value with a form of its own; `undefined` when the input is empty. */
    optional(name, form) {
        const given = this.text(name);
        if (given === '')
            return undefined;
        const value = form.read(given);
        if (value === undefined)
            this.bad(name, form.allowed);
        return value;
    }
    /** For values that are good by themselves but do not go together. */
    refuse(problem) {
        this.problems.push(problem);
    }
    isGood(name) {
        return !this.badNames.has(name);
    }
    bad(name, allowed) {
        this.badNames.add(name);
        this.problems.push(`\`${name}\` is ${this.shown(name)}; allowed: ${allowed}`);
    }
    /** Secrets are not shown, in whichever input they stand. */
    shown(name) {
        const secrets = SECRET_INPUTS.map(secret => this.text(secret)).filter(secret => secret !== '');
        const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), this.text(name));
        return (0,plain_text/* quoted */.TL)(safe.replace(TOKEN, '***').replace(CREDENTIALS, '***@'));
    }
    /** @throws ActionError `bad-input` with everything that was found wrong */
    done() {
        if (this.problems.length === 0)
            return;
        const count = this.problems.length === 1 ? 'An input is' : `${this.problems.length} inputs are`;
        throw new errors/* ActionError */.l(`${count} wrong:\n${this.problems.map(line => `- ${line}`).join('\n')}`, {
            code: 'bad-input',
            hint: 'Correct the `with:` block of this step.',
        });
    }
}

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts






const COMMANDS = ['auto', 'publish', 'announce', 'remove', 'sweep', 'inspect', 'assemble'];
/** What `ipa` means when it names nothing inside of the artifact. */
const ANY_IPA = '**/*.ipa';
const COUNT = { from: 1, to: Number.MAX_SAFE_INTEGER, unit: '' };
/** Fewer would remove the build that is being published; more than this is a mistake. */
const BUILDS = { from: 1, to: 1000, unit: 'builds' };
/** MB of 10^6 bytes. GitHub's own limit is 1 GB; a server of one's own may have a higher one. */
const BUDGET = { from: 1, to: 100000, unit: 'MB' };
const BYTES_PER_MB = 1000000;
/** A job ends after six hours at most on GitHub's runners. */
const read_inputs_TIMEOUT = { from: 1, to: 21600, unit: 'seconds' };
/**
 * Reads every input (`action.yml`).
 *
 * @param get what the user gave for an input, empty when nothing
 * @throws ActionError `bad-input` that tells of all bad inputs together
 */
function readInputs(get, context) {
    const fields = new InputFields(get);
    const path = {
        read: given => (0,posix_.resolve)(context.workspace, given),
        allowed: 'a path',
    };
    const outputDirectory = fields.optional('output-directory', path);
    const inputs = {
        ...readTask(fields),
        ...readSite(fields),
        ...readTelling(fields),
        ...readChecks(fields),
        outputDirectory,
        destination: readDestination(fields, outputDirectory),
        pageTemplate: fields.optional('page-template', path),
    };
    // What would be missing for a command that was never meant is no help.
    if (fields.isGood('command'))
        refuseConflicts(fields, inputs, decide(inputs, context.event));
    fields.done();
    return inputs;
}
function readTask(fields) {
    const artifact = readArtifact(fields);
    const patterns = fields.lines('ipa');
    return {
        command: fields.choice('command', COMMANDS),
        ipa: artifact !== undefined && patterns.every(isExclusion) ? [ANY_IPA, ...patterns] : patterns,
        artifact,
        channel: fields.optionalText('channel'),
        pullRequest: fields.optionalWholeNumber('pull-request', COUNT),
        commit: fields.optional('commit', forms_commit),
        dryRun: fields.flag('dry-run'),
    };
}
function isExclusion(pattern) {
    return pattern.startsWith('!');
}
function readArtifact(fields) {
    const name = fields.optional('artifact', artifactName);
    const runId = fields.optionalWholeNumber('run-id', COUNT);
    return name === undefined ? undefined : { name, runId };
}
function readSite(fields) {
    const githubToken = fields.text('github-token');
    return {
        siteRepository: fields.optional('site-repository', forms_repositoryName),
        githubToken,
        siteToken: fields.text('site-token') || githubToken,
        directory: fields.optional('directory', siteFolder) ?? '',
        keepBuilds: fields.wholeNumber('keep-builds', BUILDS),
        siteBudget: fields.wholeNumber('site-budget', BUDGET) * BYTES_PER_MB,
        unlisted: fields.optional('unlisted', flagOrAuto) ?? 'auto',
    };
}
function readTelling(fields) {
    return {
        title: fields.optional('title', shownLine),
        subtitle: fields.optional('subtitle', shownLine),
        notes: fields.optional('notes', shownLines) ?? '',
        comment: fields.flag('comment'),
        environment: fields.optional('environment', environmentName),
    };
}
function readChecks(fields) {
    return {
        manifestHashes: fields.choice('manifest-hashes', ['none', 'sha256', 'md5']),
        verify: fields.flag('verify'),
        verifyTimeout: fields.wholeNumber('verify-timeout', read_inputs_TIMEOUT) * 1000,
        allowedTeams: fields.optional('allowed-teams', teamIds) ?? [],
        failOn: fields.choice('fail-on', ['error', 'warning', 'never']),
        sideload: fields.flag('sideload'),
    };
}

;// CONCATENATED MODULE: ./src/report/dry-run.ts

/** What a run came to that only said what it would do. A refusal stays one: that is worth knowing early. */
function dryRunOutcome(outcome) {
    switch (outcome.kind) {
        case 'published':
            return outcome.apps.every(({ kind }) => kind === 'published')
                ? wouldHave(`published ${outcome.apps.map(placeOf).join(' and ')}`)
                : outcome;
        case 'removed':
            return wouldHave(`removed ${(0,in_words/* counted */.hS)(outcome.removedBuilds, 'build')} of ${outcome.channel.name}`);
        case 'swept':
            return wouldHave(`removed ${(0,in_words/* counted */.hS)(outcome.builds.length, 'build')} in all`);
        default:
            return outcome;
    }
}
function wouldHave(done) {
    return { kind: 'skipped', reason: `Dry run: without it this run would have ${done}.`, recipe: '' };
}
function placeOf(app) {
    return app.kind === 'published'
        ? `${app.build.app.bundleId} at ${app.build.urls.install}`
        : app.file.name;
}

;// CONCATENATED MODULE: ./src/report/fork-recipe.ts
/** What to do instead where the token may only read: pull requests from forks and from Dependabot. */
const forkRecipe = `GitHub gives workflows of pull requests from forks, and from Dependabot, a token that can only read, so this run cannot publish. Two workflows do it safely: the first builds without secrets, the second publishes with this repository's own token and never runs code of the pull request.

**1. In the workflow that builds**, hand the IPA over:

\`\`\`yaml
on: pull_request
permissions:
  contents: read
jobs:
  build:
    runs-on: macos-latest
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      # … build the IPA …
      - uses: actions/upload-artifact@v7
        with:
          name: ipa
          path: build/*.ipa
\`\`\`

**2. In a second workflow**, publish it (\`iOS build\` is the \`name:\` of the first), and take it away when the pull request is closed. Never check out code there:

\`\`\`yaml
on:
  workflow_run:
    workflows: [iOS build]
    types: [completed]
  pull_request_target:
    types: [closed]
permissions:
  actions: read
  contents: write
  pages: write
  pull-requests: write
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: tap-to-install/tap-to-install@v1
        with:
          artifact: ipa
\`\`\`
`;

;// CONCATENATED MODULE: ./src/action.ts
















/** Reads inputs and event, decides what is asked for, and does it. */
async function act(surroundings) {
    const { environment, payload, input } = surroundings;
    const told = readEvent(environment, payload);
    const inputs = readInputs(input, { workspace: workspaceOf(environment), event: told });
    const event = inputs.commit === undefined ? told : builtFrom(told, inputs.commit);
    const work = decide(inputs, event);
    if (work.kind === 'skipped') {
        return {
            kind: 'skipped',
            reason: work.reason,
            recipe: work.recipe === 'two-workflows' ? forkRecipe : '',
        };
    }
    const run = resolveRun(surroundings, inputs, event);
    const outcome = await perform(work, run);
    if (inputs.dryRun)
        return dryRunOutcome(outcome);
    await announceDeployment(outcome, run);
    return outcome;
}
async function perform(work, run) {
    switch (work.kind) {
        case 'publish':
            return publish(work, run);
        case 'publish-upstream':
            return publishUpstream(work, run);
        case 'publish-on-demand':
            return publishOnDemand(work, run);
        case 'remove':
            return remove(work, run);
        case 'sweep':
            return sweep(run);
        case 'inspect':
            return (0,inspect/* inspect */.N)(await ipasOf(run), { ...run, rules: rulesOf(run) });
        case 'announce':
            return announce_announce(run);
        case 'assemble':
            return assemble(run);
    }
}

;// CONCATENATED MODULE: ./src/report/annotations.ts


/**
 * One per finding that somebody should act on, and the reason why a run did nothing; what is only worth
 * knowing stands in the summary. The runner escapes what would end its command; control characters go here.
 */
function annotationsOf(outcome) {
    if (outcome.kind === 'skipped') {
        return [{ level: 'notice', title: 'Nothing was published', message: (0,plain_text/* oneLine */.TN)(outcome.reason) }];
    }
    if (outcome.kind !== 'published' && outcome.kind !== 'inspected')
        return [];
    return outcome.apps.flatMap(app => {
        const name = app.app?.title ?? ('file' in app ? app.file.name : '');
        const ofFindings = app.findings
            .filter(({ level }) => level !== 'notice')
            .map(finding => annotation(name, finding));
        return isRefused(app) ? [...ofFindings, ...strictness(name, app.findings)] : ofFindings;
    });
}
function isRefused(app) {
    return 'refused' in app ? app.refused : app.kind === 'rejected';
}
/** Without an error among the findings it is the input that refuses: a run that fails has to say so. */
function strictness(name, findings) {
    if (!isRefusedForWarnings(findings))
        return [];
    return [{ level: 'error', title: (0,plain_text/* oneLine */.TN)(`${name}: fail-on`), message: REFUSED_FOR_WARNINGS }];
}
function annotation(name, { level, rule, message, fix }) {
    const advice = fix === '' ? '' : `\nFix: ${(0,plain_text/* oneLine */.TN)(fix)}`;
    return { level, title: (0,plain_text/* oneLine */.TN)(`${name}: ${rule}`), message: `${(0,plain_text/* oneLine */.TN)(message)}${advice}` };
}

// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/report/fact-sheet.ts
var fact_sheet = __webpack_require__(62808);
;// CONCATENATED MODULE: ./src/report/summary.ts
















/** Bytes. The runner drops a summary above 1 MiB (1,048,576), and other text may share the file. */
const LONGEST_SUMMARY = 900_000;
/** The job summary of a run that came to an end, as Markdown. */
function renderSummary(outcome) {
    return finished([(0,markdown.md) `# Tap to Install`, ...partsOf(outcome)]);
}
/**
 * The job summary of a run that failed. Anything but an `ActionError` is a bug of ours, and says so.
 *
 * @param doing what failed: `Publishing the build`.
 */
function renderFailureSummary(thrown, doing) {
    const bug = thrown instanceof errors/* ActionError */.l
        ? (0,markdown.md) ``
        : (0,markdown.md) `This was not foreseen, so it is most likely a bug of Tap to Install. The log has the details.`;
    const hint = thrown instanceof errors/* ActionError */.l ? (thrown.hint ?? '') : '';
    return finished([
        (0,markdown.md) `# Tap to Install`,
        (0,markdown.md) `**${doing} failed.**`,
        explained((0,errors/* messageOf */.b)(thrown)),
        bug,
        whatToDo(hint),
    ]);
}
/** Parts that no longer fit are left out, and that is said. */
function finished(parts) {
    const kept = [];
    let bytes = 0;
    for (const part of parts) {
        bytes += Buffer.byteLength(String(part)) + 2;
        if (bytes <= LONGEST_SUMMARY)
            kept.push(part);
    }
    const left = parts.length - kept.length;
    const rest = left === 0 ? (0,markdown.md) `` : (0,markdown.md) `${(0,in_words/* counted */.hS)(left, 'more part')} would not fit into this summary.`;
    return `${(0,markdown/* joined */.oR)([...kept, rest], '\n\n')}\n`;
}
function partsOf(outcome) {
    switch (outcome.kind) {
        case 'published':
            return publishedParts(outcome);
        case 'removed':
            return [removedPart(outcome), deletions(outcome)];
        case 'skipped':
            return [
                (0,markdown.md) `**Nothing was published.** ${explained(outcome.reason)}`,
                (0,markdown/* ownMarkdown */.AQ)(outcome.recipe),
            ];
        case 'swept':
            return sweptParts(outcome);
        case 'inspected':
            return outcome.apps.map(inspectedPart);
        case 'assembled':
            return [assembledPart(outcome)];
    }
}
function assembledPart({ builds, folder }) {
    return builds === undefined
        ? (0,markdown.md) `**The launcher was added** to ${(0,markdown/* code */.aY)(folder)}. Once that is deployed, its address is the ${(0,markdown/* code */.aY)('launcher-url')} of ${(0,markdown/* code */.aY)('publish-to: release')}.`
        : (0,markdown.md) `**The site was assembled.** ${(0,in_words/* counted */.hS)(builds, 'build')} in ${(0,markdown/* code */.aY)(folder)}.`;
}
/** The summary stands on the page of its own run and commit, so it names neither. */
const thisRun = {
    ...{ id: 0, attempt: 0, number: 0, url: undefined },
    ...{ commit: '', commitUrl: undefined, at: '' },
};
function publishedParts(outcome) {
    const { channel, apps, commentUrl } = outcome;
    const state = stateAfter(undefined, published({ channel, run: thisRun, apps }));
    return [notOnline(apps), ...sections(state), ...apps.map(addresses), pointer(commentUrl)];
}
/** Nothing is called installable before anybody can fetch it. */
function notOnline(apps) {
    const isFolder = apps.some(app => app.kind === 'published' && isUploadedLater(app.build));
    return isFolder
        ? (0,markdown.md) `**Not online yet.** The output directory holds the site; what follows is so once it is served at its address.`
        : (0,markdown.md) ``;
}
/** On a server without https the comment has no address that could be a link. */
function pointer(comment) {
    if (comment === undefined || !comment.startsWith('https:'))
        return (0,markdown.md) ``;
    return (0,markdown.md) `${(0,markdown/* link */.nf)('The comment', (0,https_url/* httpsUrl */.N)(comment))} has it too.`;
}
function sections(state) {
    const [level] = detailLevels;
    const shown = level === undefined ? state : reduced(state, level);
    return shown.sections.map(renderSection);
}
/** What programs and the curious need. The `itms-services:` link is no link here: GitHub strips those. */
function addresses(outcome) {
    if (outcome.kind === 'rejected')
        return (0,markdown.md) ``;
    const { build, verified } = outcome;
    const unchecked = verified ? (0,markdown.md) `` : (0,markdown.md) `- ${reasonUnchecked(build)}`;
    const list = [
        (0,markdown.md) `- Page: ${(0,markdown/* shownAddress */.Uk)(build.urls.install)}`,
        ...((0,verdict/* isOnlyForReSigners */.u)(build) ? [] : [(0,markdown.md) `- Manifest: ${(0,markdown/* shownAddress */.Uk)(build.urls.manifest)}`]),
        ...(build.sideload
            ? [(0,markdown.md) `- Source for AltStore, SideStore and Feather: ${(0,markdown/* shownAddress */.Uk)((0,layout/* sourceUrl */.Hx)(build))}`]
            : []),
        (0,markdown.md) `- IPA: ${(0,markdown/* shownAddress */.Uk)(build.urls.ipa)}, SHA-256 ${(0,markdown/* code */.aY)(build.ipa.sha256)}`,
        unchecked,
    ];
    return (0,markdown/* folded */.TM)((0,markdown.md) `Addresses of ${namedBuild(build.app)}`, (0,markdown/* joined */.oR)(list, '\n'));
}
function reasonUnchecked(build) {
    return isUploadedLater(build)
        ? (0,markdown.md) `Not verified: these are the addresses that the output directory will have. The link works once it is served there.`
        : (0,markdown.md) `Not verified, as the input \`verify\` asks.`;
}
function removedPart({ channel, removedBuilds, reason, }) {
    const builds = removedBuilds === 0 ? 'Nothing' : (0,in_words/* counted */.hS)(removedBuilds, 'build');
    const sentence = (0,markdown.md) `**${builds} removed** from channel ${(0,markdown/* code */.aY)(channel.name)}.`;
    return (0,markdown/* joined */.oR)([sentence, explained(reason)], ' ');
}
/** The folder is right; what is online becomes so with the upload. */
function deletions({ toDelete = [] }) {
    if (toDelete.length === 0)
        return (0,markdown.md) ``;
    const list = (0,markdown/* joined */.oR)(toDelete.map(path => (0,markdown.md) `- ${(0,markdown/* code */.aY)(path)}`), '\n');
    const title = (0,markdown.md) `The upload has to delete ${(0,in_words/* counted */.hS)(toDelete.length, 'file')}`;
    return (0,markdown/* folded */.TM)(title, list);
}
function sweptParts(outcome) {
    const { builds } = outcome;
    const list = builds.map(({ app, channel, buildId }) => (0,markdown.md) `- ${namedBuild(app)}, build ${(0,markdown/* code */.aY)(buildId)} of channel ${(0,markdown/* code */.aY)(channel.name)}`);
    return [
        (0,markdown.md) `**Swept:** ${sweptInWords(builds.length, outcome)}.`,
        (0,markdown/* joined */.oR)(list, '\n'),
        deletions(outcome),
    ];
}
function inspectedPart({ app, file, findings, refused, at }) {
    const name = app === undefined ? (0,markdown/* code */.aY)(file.name) : namedBuild(app);
    const verdict = refused ? (0,markdown.md) `would be refused` : (0,markdown.md) `can be published`;
    const size = (0,in_words/* sizeInWords */._u)(file.size);
    const rest = findings.length === 0 ? (0,markdown.md) `No findings.` : findingList(findings);
    const sheet = app === undefined ? (0,markdown.md) `` : (0,fact_sheet/* factSheet */.G)(app, at);
    return (0,markdown/* joined */.oR)([(0,markdown.md) `**${name}** ${verdict}. ${(0,markdown/* code */.aY)(file.name)}, ${size}.`, rest, sheet], '\n\n');
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/runner/work-folder.ts





/**
 * Lends an empty private folder, which goes when the work is done. One that will not go costs a warning
 * and not the work.
 *
 * @throws ActionError `bad-input` when there is no place for it.
 */
async function inWorkFolder({ parent, warn }, work) {
    const folder = await work_folder_makeFolder(parent || (0,external_node_os_.tmpdir)());
    try {
        return await work(folder);
    }
    finally {
        await removeFolder(folder).catch(error => warn(`The temporary folder ${folder} stays behind: ${(0,errors/* messageOf */.b)(error)}`));
    }
}
async function work_folder_makeFolder(parent) {
    try {
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, 'tap-to-install-'));
    }
    catch (cause) {
        throw new errors/* ActionError */.l(`No temporary folder can be made in ${parent}: ${(0,errors/* messageOf */.b)(cause)}`, {
            code: 'bad-input',
            hint: 'The variable RUNNER_TEMP has to name a folder that exists and may be written to.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./src/runner/step.ts

















const annotate = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
/** The rim: environment in; log, annotations, outputs, summary and exit code out. */
async function main() {
    const warn = (message) => core/* warning */.$e((0,plain_text/* visible */.RK)(message));
    try {
        const parent = process.env['RUNNER_TEMP'];
        await step_tell(await inWorkFolder({ parent, warn }, step_run));
    }
    catch (error) {
        await step_tellFailure(error);
    }
}
async function step_run(workFolder) {
    return act({
        environment: process.env,
        payload: await readPayload(event_path/* eventPath */.Q),
        input: name => core/* getInput */.V4(name),
        workFolder,
        // The runner starts `dist/index.js` of the action.
        actionFolder: (0,external_node_path_.dirname)((0,external_node_path_.dirname)(process.argv[1] ?? '')),
        fetch: siteFetch(process.env),
        clock: primitives_clock/* systemClock */.m,
        progress: tellProgress,
        warn: message => core/* warning */.$e((0,plain_text/* visible */.RK)(message)),
        fail: setFailed,
        remember: unfinished => core/* saveState */.LZ('unsettled', unfinished.length === 0 ? '' : unfinished),
    });
}
function tellProgress(line, details = []) {
    if (details.length === 0) {
        core/* info */.pq(inertLog(line));
        return;
    }
    core/* startGroup */.Oh(inertLog(line));
    for (const detail of details)
        core/* info */.pq(inertLog(detail));
    core/* endGroup */.N4();
}
/** The exit code first: it must be right even if the rest cannot be told. */
async function step_tell(outcome) {
    if ((0,outputs/* exitCodeOf */.FO)(outcome) !== 0)
        process.exitCode = (0,outputs/* exitCodeOf */.FO)(outcome);
    setOutputs(outcome);
    for (const { level, title, message } of annotationsOf(outcome)) {
        annotate[level](message, { title });
    }
    await writeSummary(renderSummary(step_postable(outcome)));
}
/** The folder as the workflow names it; where it lies on the runner stands in the log. */
function step_postable(outcome) {
    if (outcome.kind !== 'assembled')
        return outcome;
    return { ...outcome, folder: withoutRunnerPaths(outcome.folder, process.env) };
}
/** @throws ActionError `bad-input`: later steps would go on without what they were promised. */
function setOutputs(outcome) {
    try {
        for (const [name, value] of Object.entries((0,outputs/* outputsOf */.Yz)(outcome, itmsLink))) {
            core/* setOutput */.uH(name, value);
        }
    }
    catch (cause) {
        throw new errors/* ActionError */.l(`The outputs of this step cannot be written: ${(0,errors/* messageOf */.b)(cause)}`, {
            code: 'bad-input',
            hint: 'The variable GITHUB_OUTPUT has to name a file that exists and may be written to.',
            cause,
        });
    }
}
function setFailed({ message, hint }) {
    core/* setFailed */.C1((0,plain_text/* visible */.RK)(hint === undefined ? message : `${message}\n${hint}`));
}
async function step_tellFailure(thrown) {
    const error = diskFull(thrown) ?? thrown;
    if (error instanceof errors/* ActionError */.l) {
        setFailed(error);
    }
    else {
        core/* setFailed */.C1((0,plain_text/* visible */.RK)(`This is a bug in Tap to Install, please report it: ${(0,errors/* messageOf */.b)(error)}`));
        core/* info */.pq(inertLog(error instanceof Error ? (error.stack ?? '') : ''));
    }
    await writeSummary(renderFailureSummary(postableError(error), 'The run'));
}
function postableError(error) {
    const message = withoutRunnerPaths((0,errors/* messageOf */.b)(error), process.env);
    if (!(error instanceof errors/* ActionError */.l))
        return new Error(message);
    const { code, hint } = error;
    return new errors/* ActionError */.l(message, {
        code,
        ...(hint !== undefined && { hint: withoutRunnerPaths(hint, process.env) }),
    });
}
/** Runs outside GitHub have no summary file. One that cannot be written costs a warning: the build is out. */
async function writeSummary(markdown) {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
        return;
    try {
        await core/* summary */.z.addRaw(markdown, true).write();
    }
    catch (error) {
        core/* warning */.$e(`The job summary cannot be written: ${(0,errors/* messageOf */.b)(error)}`);
    }
}

;// CONCATENATED MODULE: ./src/runner/start.ts



/**
 * GitHub starts the same file twice, for the step and after the job; what the first start saved tells the second
 * what it is.
 */
async function start() {
    await (isPostStep() ? post() : main());
}
function isPostStep() {
    const started = core/* getState */.Gu('started') !== '';
    if (!started)
        core/* saveState */.LZ('started', 'true');
    return started;
}


/***/ })

};
