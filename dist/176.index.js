export const id = 176;
export const ids = [176];
export const modules = {

/***/ 52201:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ buildIdPattern),
/* harmony export */   Og: () => (/* binding */ segmentPattern),
/* harmony export */   kI: () => (/* binding */ fileNamePattern),
/* harmony export */   so: () => (/* binding */ ipaFileName),
/* harmony export */   uz: () => (/* binding */ buildId)
/* harmony export */ });
/**
 * Characters of the file name without `.ipa`. Release assets, Windows paths and addresses all take far
 * more; a title may have any length.
 */
const MAX_STEM_LENGTH = 80;
/** What stands for an app whose title has no letter that a file name may hold, such as 网页传值. */
const NAMELESS = 'app';
/** Identifies the bytes of one IPA within a run: the same bytes in the same run have the same id. */
function buildId(runNumber, sha256) {
    return `${runNumber}-${sha256.slice(0, 8)}`;
}
/**
 * A file name that passes unchanged through addresses, Jekyll, release assets (which rewrite other
 * characters and runs of dots) and every file system: `[A-Za-z0-9][A-Za-z0-9._-]*`, no `..`.
 */
function ipaFileName(app) {
    const title = safe(app.title) || NAMELESS;
    const version = safe(app.version);
    const room = MAX_STEM_LENGTH - version.length - 1;
    const stem = version === '' || room < 1 ? title : `${trimmed(title.slice(0, room))}-${version}`;
    return `${trimmed(stem.slice(0, MAX_STEM_LENGTH))}.ipa`;
}
/** Accents are taken off rather than replaced, so that “Übersicht” stays readable. */
function safe(text) {
    const ascii = text.normalize('NFKD').replace(/\p{Mark}+/gu, '');
    return trimmed(ascii.replace(/[^A-Za-z0-9._-]+/gu, '-').replace(/\.{2,}/g, '.'));
}
function trimmed(text) {
    return text.replace(/^[-._]+|[-._]+$/g, '');
}
const segmentPattern = /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/;
const buildIdPattern = /^[0-9]+-[0-9a-f]{8}$/;
const fileNamePattern = /^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]*\.ipa$/;


/***/ }),

/***/ 95550:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ nameOfBuild),
/* harmony export */   Fo: () => (/* binding */ distributionInWords),
/* harmony export */   ZA: () => (/* binding */ versionInWords),
/* harmony export */   pA: () => (/* binding */ nearerEnd)
/* harmony export */ });
const distributionNames = {
    development: 'Development',
    'ad-hoc': 'Ad hoc',
    enterprise: 'Enterprise (in-house)',
    'app-store': 'App Store',
    none: 'No provisioning profile',
};
function distributionInWords(distribution) {
    return distributionNames[distribution];
}
/** `Example 1.2.0 (57)`. */
function nameOfBuild(build) {
    return `${build.title} ${versionInWords(build)}`;
}
/** `1.2.0 (57)`; the build number is left out when there is none, or when it says the same. */
function versionInWords(build) {
    const { version, buildNumber } = build;
    return buildNumber === '' || buildNumber === version ? version : `${version} (${buildNumber})`;
}
/** When a build ends: with its profile or with the certificate that signed it, whichever is nearer. ISO 8601. */
function nearerEnd(signing) {
    const { profileExpires: profile, certificateExpires: certificate } = signing;
    const isCertificate = certificate !== '' && (profile === '' || Date.parse(certificate) < Date.parse(profile));
    return isCertificate ? { at: certificate, of: 'certificate' } : { at: profile, of: 'profile' };
}


/***/ }),

/***/ 15841:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readSideload),
/* harmony export */   k: () => (/* binding */ permissionsOf)
/* harmony export */ });
/* harmony import */ var _preflight_rules_executables__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93366);
/* harmony import */ var _primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38922);
/* harmony import */ var _primitives_plain_text__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74624);



/** Elements of one list. Apps with all their extensions have some 40; a record travels with every page. */
const MOST_PERMISSIONS = 200;
/** Characters of what an app says about one; more is not read from `Info.plist` either. */
const LONGEST_DESCRIPTION = 300;
const entitlementName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/;
const useName = /^[A-Za-z0-9]{1,60}UsageDescription[A-Za-z0-9]{0,60}$/;
/** Every app has these: a source leaves them out (https://faq.altstore.io/developers/make-a-source). */
const everybodys = [
    'application-identifier',
    'com.apple.developer.team-identifier',
];
/**
 * All that AltStore and SideStore will find in the IPA: they look at the app and its extensions, and refuse
 * what asks for more than its source says (`VerifyAppOperation.swift` of either).
 */
function permissionsOf(app) {
    const extensions = app.nested.filter(({ kind }) => kind === 'extension');
    const uses = [...extensions.flatMap(({ info }) => info ?? []), app.needs];
    const texts = new Map(uses.flatMap(({ usageDescriptions }) => [...usageDescriptions]));
    return {
        entitlements: limited([...new Set([app, ...extensions].flatMap(entitlementsOf))].toSorted()),
        privacy: limited([...texts])
            .map(([name, usageDescription]) => ({ name, usageDescription }))
            .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    };
}
/** In either form: these installers read the XML one, iOS the other. */
function entitlementsOf(code) {
    return (0,_preflight_rules_executables__WEBPACK_IMPORTED_MODULE_0__/* .signaturesOf */ .Rr)(code)
        .flatMap(({ entitlements, derEntitlements }) => [entitlements, derEntitlements])
        .flatMap(form => (form.kind === 'read' ? [...form.values] : []))
        .filter(([name, value]) => !(name === 'get-task-allow' && value === false))
        .map(([name]) => name)
        .filter(name => entitlementName.test(name) && !everybodys.includes(name));
}
function limited(values) {
    return values.slice(0, MOST_PERMISSIONS);
}
/** @throws for what is none: who cannot tell whether iOS takes a build must not offer it. */
function readSideload(value) {
    const from = (0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .fields */ .OA)(value);
    const permissions = (0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .fields */ .OA)(from['permissions']);
    return {
        only: (0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)(from['only']),
        permissions: {
            entitlements: limited((0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .readableOf */ .AD)(permissions['entitlements'], name => (0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(name, entitlementName))),
            privacy: limited((0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .readableOf */ .AD)(permissions['privacy'], readUse)),
        },
    };
}
function readUse(value) {
    const from = (0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .fields */ .OA)(value);
    return {
        name: (0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(from['name'], useName),
        usageDescription: (0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_2__/* .clipped */ .cz)((0,_primitives_json_fields__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(from['usageDescription']), LONGEST_DESCRIPTION),
    };
}


/***/ }),

/***/ 36154:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ publicTeamName),
/* harmony export */   f: () => (/* binding */ signingOf)
/* harmony export */ });
const unsigned = {
    distribution: 'none',
    profileExpires: '',
    certificateExpires: '',
    profileName: '',
    teamId: '',
    teamName: '',
    deviceCount: undefined,
};
/** `none` when there is no app, or no profile that could be read. */
function signingOf(app) {
    if (app?.profile.kind !== 'read')
        return unsigned;
    const { distribution, expires, name, teamIds, teamName, devices } = app.profile.profile;
    return {
        distribution,
        profileExpires: expires?.toISOString() ?? '',
        certificateExpires: certificateExpires(app),
        profileName: name,
        teamId: teamIds[0] ?? '',
        teamName: publicTeamName(distribution, teamName),
        deviceCount: distribution === 'enterprise' ? undefined : devices?.length,
    };
}
/**
 * A team of one person bears that person's name, and nothing tells it from one of a company; but Apple lets
 * none but organisations sign in-house. Their testers have to find the name in Settings, too.
 */
function publicTeamName(distribution, teamName) {
    return distribution === 'enterprise' ? teamName : '';
}
/** The first to end, when the architectures were signed apart. */
function certificateExpires({ executable }) {
    if (executable.kind !== 'mach-o')
        return '';
    const ends = executable.slices.flatMap(({ signature }) => signature.kind === 'read' && signature.signature.signer.kind === 'read'
        ? (signature.signature.signer.certificate?.notAfter.toISOString() ?? [])
        : []);
    return ends.toSorted()[0] ?? '';
}


/***/ }),

/***/ 91444:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ iosWillRefuse),
/* harmony export */   u: () => (/* binding */ isOnlyForReSigners)
/* harmony export */ });
/** Published against advice (input `fail-on: never`): nobody is to be promised that it installs. */
function iosWillRefuse({ findings }) {
    return findings.some(({ level }) => level === 'error');
}
/** iOS refuses it, installers that sign anew take it: nothing ever hands it to iOS. */
function isOnlyForReSigners({ sideload }) {
    return sideload?.only === true;
}


/***/ }),

/***/ 24485:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tL: () => (/* binding */ acceptedApp),
  _l: () => (/* binding */ inspectAll),
  S4: () => (/* binding */ judge),
  sv: () => (/* binding */ refuseTwins),
  DV: () => (/* binding */ rejectedOutcome)
});

// EXTERNAL MODULE: ./src/builds/signing.ts
var signing = __webpack_require__(36154);
// EXTERNAL MODULE: ./src/ipa/inspect-ipa.ts + 71 modules
var inspect_ipa = __webpack_require__(61399);
// EXTERNAL MODULE: ./src/primitives/plain-text.ts
var plain_text = __webpack_require__(74624);
// EXTERNAL MODULE: ./src/preflight/wording.ts
var wording = __webpack_require__(24027);
// EXTERNAL MODULE: ./src/preflight/rules/executables.ts
var executables = __webpack_require__(93366);
;// CONCATENATED MODULE: ./src/preflight/rules/architecture.ts



/** Code that iOS 11 and later run on no device: 32 bits, or the simulator’s. */
const UNFIT = /^(?:arm(?!64)|i386$|x86_64$)/;
/** Models of 32 bits: up to iPhone 5c, iPad 4, iPad mini 1 and the fifth iPod touch. */
const OLD_MODEL = /^(?:iPhone[1-5]|iPad[1-3]|iPod[1-5]),/;
const SAYS = 'The phone would only say “Unable to Install” (console: IncorrectArchitecture).';
const STANDARD_ARCHS = 'In Xcode, set ARCHS to “$(ARCHS_STANDARD)” and take VALID_ARCHS and EXCLUDED_ARCHS out of the build settings, then archive again.';
/** What of an app has to run on the phone itself; a watch has architectures of its own. */
const asked = ['app', 'extension', 'app-clip', 'framework'];
/** Executables without an architecture that the devices run. */
const unsupportedArchitecture = app => (0,executables/* codeOf */.$N)(app)
    .filter(({ kind, path }) => asked.includes(kind) && !path.includes('/Watch/'))
    .flatMap(code => finding(code, app) ?? [])
    .slice(0, wording/* MOST_FINDINGS */.V8);
function finding(code, app) {
    if (code.executable.kind !== 'mach-o')
        return undefined;
    const cpus = [...new Set(code.executable.slices.map(({ cpu }) => cpu))];
    if (cpus.length === 0)
        return undefined;
    const head = `The executable ${(0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code))} is built for ${(0,plain_text/* quotedList */.p4)(cpus)}`;
    if (cpus.every(cpu => UNFIT.test(cpu)))
        return old(head, app);
    const isNewOnly = code.kind === 'app' && cpus.every(cpu => cpu === 'arm64e' || UNFIT.test(cpu));
    return isNewOnly ? pointerAuthenticationOnly(head) : undefined;
}
function old(head, { needs: { onlyModels } }) {
    if (onlyModels.length > 0 && onlyModels.every(model => OLD_MODEL.test(model))) {
        return told('warning', {
            message: `${head} and thinned for ${(0,plain_text/* quotedList */.p4)(onlyModels)} (UISupportedDevices); expected was arm64. It installs on those models only. ${SAYS}`,
            fix: 'Export once more without thinning (“thinning” is “<none>” in ExportOptions.plist), or take the variant for newer models.',
        });
    }
    return told('error', {
        message: `${head}, expected was arm64: iOS 11 and later run nothing else. ${SAYS}`,
        fix: STANDARD_ARCHS,
    });
}
/** Apple A12 and later. */
function pointerAuthenticationOnly(head) {
    return told('warning', {
        message: `${head} only, expected was arm64: no model before iPhone XS and XR, or with a processor before A12, runs it. ${SAYS}`,
        fix: STANDARD_ARCHS,
    });
}
function told(level, complaint) {
    return { rule: 'unsupported-architecture', level, ...complaint };
}

;// CONCATENATED MODULE: ./src/preflight/rules/application-identifier.ts
/**
 * The bundle identifiers that a profile is for: its application identifier without the prefix, for
 * example `com.example.app`, `com.example.*` or `*`; undefined when it names none (Apple TN3125).
 */
function bundleIdPattern(profile) {
    const { applicationIdentifier, prefixes, teamIds } = profile;
    const prefix = [...prefixes, ...teamIds].find(candidate => candidate !== '' && applicationIdentifier.startsWith(`${candidate}.`));
    const pattern = prefix === undefined
        ? applicationIdentifier.replace(/^[A-Z0-9]{10}\./, '')
        : applicationIdentifier.slice(prefix.length + 1);
    return pattern === '' ? undefined : pattern;
}
/** A `*` at the end stands for one character or more; anywhere else it is none of Apple's wildcards. */
function covers(pattern, bundleId) {
    if (!pattern.endsWith('*'))
        return pattern === bundleId;
    const stem = pattern.slice(0, -1);
    return bundleId.startsWith(stem) && bundleId.length > stem.length;
}

// EXTERNAL MODULE: ./src/preflight/rules/entitlement-claims.ts
var entitlement_claims = __webpack_require__(45224);
;// CONCATENATED MODULE: ./src/preflight/rules/bundle-id.ts





/**
 * Bundle identifier, profile and signature speak of one app. The verifier asks whether the profile grants the
 * application identifier that the signature claims; the bundle identifier it compares with a profile for free
 * accounts only. In-house re-signs with another identifier install.
 */
const bundleIdMismatch = app => {
    if (app.profile.kind !== 'read')
        return undefined;
    const { profile } = app.profile;
    const claims = (0,entitlement_claims/* applicationIdentifiersOf */.Gf)(app);
    const refused = claims.find(claim => !covers(profile.applicationIdentifier, claim));
    if (refused !== undefined)
        return uncoveredClaim(refused, { app, profile });
    const isAsked = (0,executables/* signaturesOf */.Rr)(app).length === 0 || profile.account === 'free';
    if (isAsked && !coversId(profile, app.bundleId))
        return uncoveredId(profile, app);
    if ((0,executables/* isInfoPlistChanged */.fF)(app))
        return undefined;
    const other = claims.find(claim => !isFor(claim, app.bundleId));
    return other === undefined ? undefined : otherIdentifier(other, app);
};
function coversId(profile, bundleId) {
    const pattern = bundleIdPattern(profile);
    return pattern !== undefined && covers(pattern, bundleId);
}
/** The claim is a prefix, a period and the bundle identifier, or a wildcard that stands for it. */
function isFor(claim, bundleId) {
    const dot = claim.indexOf('.');
    return covers(claim.slice(dot + 1), bundleId);
}
function patternInWords(profile) {
    const pattern = bundleIdPattern(profile);
    return pattern === undefined ? 'names no application identifier' : `is for ${(0,plain_text/* quoted */.TL)(pattern)}`;
}
function uncoveredClaim(claim, { app, profile }) {
    return {
        rule: 'bundle-id-mismatch',
        level: 'error',
        message: `The signature of ${(0,plain_text/* quoted */.TL)(`${app.folder}/${app.executable.name}`)} claims the application identifier ${(0,plain_text/* quoted */.TL)(claim)}, but the provisioning profile ${(0,plain_text/* quoted */.TL)(profile.name)} ${patternInWords(profile)}; expected was ${(0,plain_text/* quoted */.TL)(profile.applicationIdentifier)}. ${wording/* INTEGRITY_MESSAGE */.Kk} (console: 0xe8008016, the executable was signed with invalid entitlements).`,
        fix: fixFor(app.bundleId),
    };
}
function uncoveredId(profile, { bundleId }) {
    return {
        rule: 'bundle-id-mismatch',
        level: 'error',
        message: `The provisioning profile ${(0,plain_text/* quoted */.TL)(profile.name)} ${patternInWords(profile)}, but the bundle identifier of the app is ${(0,plain_text/* quoted */.TL)(bundleId)}. ${wording/* INTEGRITY_MESSAGE */.Kk}`,
        fix: fixFor(bundleId),
    };
}
function otherIdentifier(claim, { bundleId, folder, executable }) {
    return {
        rule: 'bundle-id-mismatch',
        level: 'warning',
        message: `The signature of ${(0,plain_text/* quoted */.TL)(`${folder}/${executable.name}`)} claims the application identifier ${(0,plain_text/* quoted */.TL)(claim)}, while the bundle identifier of the app is ${(0,plain_text/* quoted */.TL)(bundleId)}. It installs, but push messages, keychain groups and associated domains are those of the other identifier.`,
        fix: `When the app needs them, sign with a profile for ${bundleId} (${wording/* PROFILES_PAGE */.DQ}) and its own entitlements.`,
    };
}
function fixFor(bundleId) {
    return `Export with a profile for ${bundleId} (${wording/* PROFILES_PAGE */.DQ}), or set PRODUCT_BUNDLE_IDENTIFIER to what the profile covers. Do not edit Info.plist after signing.`;
}
/** Installer error 63 (felipesabino/provise#7, altstoreio/AltStore#979). */
const noApplicationIdentifier = app => {
    const isBare = (0,executables/* signaturesOf */.Rr)(app).some(one => {
        const isReadable = one.entitlements.kind !== 'unreadable' && one.derEntitlements.kind !== 'unreadable';
        return isReadable && one.signer.kind !== 'none';
    });
    if (!isBare || (0,entitlement_claims/* applicationIdentifiersOf */.Gf)(app).length > 0)
        return undefined;
    return {
        rule: 'no-application-identifier',
        level: 'error',
        message: `The signature of ${(0,plain_text/* quoted */.TL)(`${app.folder}/${app.executable.name}`)} claims no “application-identifier”, expected was the team’s prefix and ${(0,plain_text/* quoted */.TL)(app.bundleId)}. The phone would only say “Unable to Install” (console: MIInstallerErrorDomain 63, the application does not have an application-identifier entitlement).`,
        fix: 'Sign with the entitlements of the profile: codesign --entitlements, with the dictionary “Entitlements” of “security cms -D -i embedded.mobileprovision”. Xcode and fastlane’s resign do it by themselves.',
    };
};

;// CONCATENATED MODULE: ./src/preflight/rules/device.ts

/** Built for iOS, but for none of the devices that install from a link today. */
const unsupportedDevice = app => {
    const complaint = otherFamilies(app);
    return complaint && { rule: 'unsupported-platform', level: 'error', ...complaint };
};
/** `UIDeviceFamily`; an app that names none is taken for an iPhone app. */
function otherFamilies({ deviceFamilies, folder, platforms }) {
    // What is built for another system is told as that.
    const isForIos = platforms.length === 0 || platforms.includes('iphoneos');
    const fits = !isForIos || deviceFamilies.length === 0 || deviceFamilies.some(one => /^ip/.test(one));
    if (fits)
        return undefined;
    return {
        message: `The Info.plist of ${(0,plain_text/* quoted */.TL)(folder)} names the device families ${(0,plain_text/* quotedList */.p4)(deviceFamilies)}, expected was iPhone or iPad (UIDeviceFamily 1 or 2). The phone would only say “Unable to Install” (console: DeviceFamilyNotSupported).`,
        fix: 'In Xcode, set TARGETED_DEVICE_FAMILY (General > Supported Destinations) to “1,2”, then archive again.',
    };
}

;// CONCATENATED MODULE: ./src/preflight/rules/ends-at-launch.ts




/** `CS_EXECSEG_MAIN_BINARY` of XNU’s `kern/cs_blobs.h`. */
const MAIN_BINARY = 1;
/** The first iOS that ends what claims entitlements without it. */
const ASKED_SINCE = 26;
/** It installs, and is ended as it opens. */
const endsAtLaunch = app => (0,executables/* codeOf */.$N)(app)
    .filter(({ path }) => !path.includes('/Watch/'))
    .flatMap(code => ends_at_launch_finding(code, app) ?? [])
    .slice(0, wording/* MOST_FINDINGS */.V8);
function ends_at_launch_finding(code, app) {
    if (code.kind !== 'app' && code.kind !== 'extension')
        return undefined;
    if (lacksMainFlag(code))
        return withoutMainFlag(code, app);
    const isXmlOnly = code.kind === 'extension' && (0,executables/* flawsOf */.Pv)(code).some(({ kind }) => kind === 'old-format');
    return isXmlOnly ? withXmlAlone(code) : undefined;
}
function lacksMainFlag(code) {
    return (0,executables/* signaturesOf */.Rr)(code).some(signature => {
        const [{ executableSegment }] = signature.directories;
        if (executableSegment === undefined || (0,entitlement_claims/* claimsOf */.ds)(signature).size === 0)
            return false;
        return executableSegment.flags % 2 !== MAIN_BINARY;
    });
}
/** zhlynn/zsign#391 and #396, SideStore/SideStore#1462. */
function withoutMainFlag(code, { minimumOs }) {
    return {
        rule: 'ends-at-launch',
        level: Number.parseInt(minimumOs, 10) >= ASKED_SINCE ? 'error' : 'warning',
        message: `${(0,executables/* named */.KT)(code)} is signed without the flag of a main executable (CS_EXECSEG_MAIN_BINARY in the code directory of ${(0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code))}), expected was 1. It installs, and iOS 26 and later end it as it opens; the phone says nothing.`,
        fix: 'Sign with Apple’s codesign, or with a version of your re-signing tool that sets the flag on every app and extension (zsign: after its issue 396).',
    };
}
function withXmlAlone(code) {
    return {
        rule: 'ends-at-launch',
        level: 'warning',
        message: `${(0,executables/* named */.KT)(code)} has its entitlements as XML only (${(0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code))}), expected was the DER form as well. The app installs, but this extension does not open from iOS 15 on; the phone says nothing.`,
        fix: 'Sign with Xcode 13 or later, on macOS 12 or later; a tool of your own that re-signs has to call codesign with --generate-entitlement-der.',
    };
}

;// CONCATENATED MODULE: ./src/preflight/rules/signer.ts



/**
 * Certificates that signed this code: one, unless its architectures were signed apart. Whether the
 * signature holds is another question.
 */
function signersOf(code) {
    const signers = (0,executables/* signaturesOf */.Rr)(code).flatMap(({ signer }) => signer.kind === 'read' && signer.certificate ? [signer.certificate] : []);
    return [...new Map(signers.map(one => [one.sha256, one])).values()];
}
/** A profile vouches for the certificates in it and for no others (Apple TN3125, «who»). */
const signerNotInProfile = app => (0,executables/* codeOf */.$N)(app)
    .filter(executables/* isInPlace */.RS)
    .flatMap(code => {
    const { profile } = code;
    if (profile.kind !== 'read' || !tellsCertificates(profile.profile))
        return [];
    if (!isProven(code))
        return [];
    const told = (0,executables/* hasOwnProfile */.qV)(code) ? [] : signersOf(app).map(({ sha256 }) => sha256);
    const known = [...profile.profile.certificateDigests, ...told];
    const strangers = signersOf(code).filter(({ sha256 }) => !known.includes(sha256));
    return strangers.map(signer => stranger(signer, { code, profile: profile.profile }));
})
    .slice(0, wording/* MOST_FINDINGS */.V8);
/** Of a signature that does not hold nobody knows who made it: `modified-after-signing` tells. */
function isProven(code) {
    return (0,executables/* flawsOf */.Pv)(code).every(({ kind }) => kind !== 'signature-invalid');
}
/** One that could not be read, and that no digest stands for, may be the very one. */
function tellsCertificates({ certificates, unreadableCertificates, ...profile }) {
    return unreadableCertificates === 0 || profile.certificateDigests.length > certificates.length;
}
function stranger(signer, { code, profile }) {
    const names = profile.certificates.map(one => `${(0,wording/* certificateInWords */.iK)(one)} (${signer_short(one.sha256)})`);
    const expected = names.length > 0
        ? `expected was ${(0,plain_text/* quotedList */.p4)(names)}`
        : `which holds ${profile.certificateDigests.length} others`;
    const where = (0,executables/* hasOwnProfile */.qV)(code) ? 'its' : 'the app’s';
    return {
        rule: 'signer-not-in-profile',
        level: 'error',
        message: `${(0,executables/* named */.KT)(code)} is signed by ${(0,plain_text/* quoted */.TL)(`${(0,wording/* certificateInWords */.iK)(signer)} (${signer_short(signer.sha256)})`)}, which is not among the certificates of ${where} provisioning profile ${(0,plain_text/* quoted */.TL)(profile.name)}; ${expected}. Signed is ${(0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code))}. ${wording/* INTEGRITY_MESSAGE */.Kk} (console: 0xe8008015, a valid provisioning profile for this executable was not found)`,
        fix: `Sign with a certificate of the profile, or select this certificate in the profile at ${wording/* PROFILES_PAGE */.DQ}, download it and export again. A certificate that was renewed at ${wording/* CERTIFICATES_PAGE */.r3} is a new one: with fastlane match, run it with force: true.`,
    };
}
/** As much of a fingerprint as tells two certificates of one name apart. */
function signer_short(sha256) {
    return `SHA-256 ${sha256.slice(0, 16)}…`;
}

;// CONCATENATED MODULE: ./src/preflight/rules/vouching.ts




/**
 * Whether some profile of the IPA has the signer of this code and grants what it claims. iOS installs all
 * profiles that an app brings, and asks for one that fits, not for the one that lies beside the code.
 */
function isVouchedFor(code, { app, now }) {
    return (0,executables/* codeOf */.$N)(app)
        .filter(executables/* hasOwnProfile */.qV)
        .some(({ profile }) => profile.kind === 'read' && vouches(profile.profile, code, now));
}
function vouches(profile, code, now) {
    const signers = signersOf(code);
    if (signers.length === 0 || profile.distribution === 'app-store')
        return false;
    if (profile.expires !== undefined && profile.expires <= now)
        return false;
    return (signers.every(({ sha256 }) => profile.certificateDigests.includes(sha256)) &&
        (0,entitlement_claims/* applicationIdentifiersOf */.Gf)(code).every(one => covers(profile.applicationIdentifier, one)) &&
        (0,executables/* signaturesOf */.Rr)(code).every(one => grantsAll(profile, (0,entitlement_claims/* claimsOf */.ds)(one))));
}
function grantsAll({ entitlements }, claims) {
    return [...claims].every(([key, value]) => key === 'application-identifier' || (0,entitlement_claims/* grants */.gu)(entitlements.get(key), value));
}

;// CONCATENATED MODULE: ./src/preflight/rules/entitlements.ts





/** Entitlements that one finding names; the rest is counted. */
const MOST_NAMED = 5;
/** `bundle-id-mismatch` speaks of this one. */
const APPLICATION_IDENTIFIER = 'application-identifier';
/** Everything that the signature claims has to be allowed by the profile (Apple TN3125, «what»). */
const entitlementNotInProfile = (app, { now }) => (0,executables/* codeOf */.$N)(app)
    .flatMap(code => {
    if (code.profile.kind !== 'read' || !(0,executables/* hasOwnProfile */.qV)(code))
        return [];
    if (isVouchedFor(code, { app, now }))
        return [];
    const { name, entitlements } = code.profile.profile;
    const refused = refusedClaims(code, entitlements);
    return refused.length === 0 ? [] : [complaint(refused, { code, profile: name })];
})
    .slice(0, wording/* MOST_FINDINGS */.V8);
function refusedClaims(code, granted) {
    const refused = new Map();
    for (const signature of (0,executables/* signaturesOf */.Rr)(code)) {
        for (const [key, value] of (0,entitlement_claims/* claimsOf */.ds)(signature)) {
            if (key === APPLICATION_IDENTIFIER || (0,entitlement_claims/* grants */.gu)(granted.get(key), value))
                continue;
            refused.set(key, {
                key,
                claimed: (0,entitlement_claims/* valueInWords */.ex)(value),
                granted: (0,entitlement_claims/* valueInWords */.ex)(granted.get(key)),
            });
        }
    }
    return [...refused.values()];
}
function complaint(refused, { code, profile }) {
    const shown = refused.slice(0, MOST_NAMED).map(inWords).join('; ');
    const more = refused.length > MOST_NAMED ? `; and ${refused.length - MOST_NAMED} more` : '';
    return {
        rule: 'entitlement-not-in-profile',
        level: 'error',
        message: `The signature of ${(0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code))} claims what its provisioning profile ${(0,plain_text/* quoted */.TL)(profile)} does not grant: ${shown}${more}. ${wording/* INTEGRITY_MESSAGE */.Kk} (console: 0xe8008016, the executable was signed with invalid entitlements)`,
        fix: entitlements_fixFor(refused, code.bundleId),
    };
}
function inWords({ key, claimed, granted }) {
    const allowed = granted === '' ? 'the profile has none' : `the profile allows ${(0,plain_text/* quoted */.TL)(granted)}`;
    return `${(0,plain_text/* quoted */.TL)(key)} is ${(0,plain_text/* quoted */.TL)(claimed)}, ${allowed}`;
}
function entitlements_fixFor(refused, bundleId) {
    if (refused.every(({ key }) => key === 'get-task-allow')) {
        return `Sign for distribution: “get-task-allow” belongs to development builds only. ${wording/* EXPORT_AD_HOC */.Oq} When signing by hand, leave it out of the entitlements file.`;
    }
    return `Turn the capability on for ${(0,plain_text/* quoted */.TL)(bundleId)} at ${wording/* IDENTIFIERS_PAGE */.ru}, make the profile anew and export with it; or take the entitlement out of the file in CODE_SIGN_ENTITLEMENTS (Xcode: Signing & Capabilities). When re-signing by hand, take the entitlements from the profile.`;
}

// EXTERNAL MODULE: ./src/primitives/in-words.ts
var in_words = __webpack_require__(73147);
;// CONCATENATED MODULE: ./src/preflight/rules/signature.ts



/** Encrypted for one Apple account by the App Store: nobody else's device can run it. */
const fairplayEncrypted = ({ executable, folder }) => {
    if (executable.kind !== 'mach-o' || !executable.slices.some(slice => slice.encrypted)) {
        return undefined;
    }
    return {
        rule: 'fairplay-encrypted',
        level: 'error',
        message: `The executable ${(0,plain_text/* quoted */.TL)(`${folder}/${executable.name}`)} is encrypted by the App Store (cryptid is not 0): this IPA was downloaded from the store, where a build of your own was expected.`,
        fix: `Give the IPA that your build wrote, not one from the App Store. ${wording/* EXPORT_AD_HOC */.Oq}`,
    };
};
const NO_SIGNATURE = 'The phone would only say “Unable to Install” (console: 0xe800801c, no code signature found).';
/** Nothing on a device runs, or even installs, without a signature. */
const unsigned = app => {
    const [main, ...nested] = (0,executables/* codeOf */.$N)(app);
    const what = main && missingSignature(main);
    // Where nobody signed the app, nobody signed what is in it.
    const parts = what === undefined ? nested : nested.filter(isStatic);
    const bare = parts.filter(code => !(0,executables/* hasOwnProfile */.qV)(code) && (0,executables/* isInPlace */.RS)(code) && isBare(code));
    return [
        ...(main === undefined || what === undefined ? [] : [unsignedApp(what, main)]),
        ...bare.slice(0, wording/* MOST_FINDINGS */.V8).map(unsignedPart),
    ];
};
function isStatic({ executable }) {
    return executable.kind === 'static-library';
}
/** Left as the linker wrote it: neither it nor what is in it has a signature or a profile. */
function isNeverSigned(app) {
    const { executable } = app;
    return (executable.kind === 'mach-o' &&
        !app.sealed &&
        executable.slices.every(({ codeSignature }) => codeSignature === undefined));
}
function unsignedApp(what, app) {
    return {
        rule: 'unsigned',
        level: 'error',
        message: `The app is not signed: ${what}. ${NO_SIGNATURE}`,
        fix: `Sign the build: take CODE_SIGNING_ALLOWED=NO out of the build command if it is there. ${wording/* EXPORT_AD_HOC */.Oq}`,
        ...causeOf(app),
    };
}
function unsignedPart(code) {
    if (code.executable.kind === 'static-library')
        return staticLibrary(code);
    return {
        rule: 'unsigned',
        level: 'error',
        message: `${(0,executables/* named */.KT)(code)} is not signed, expected was a signature by the team of the app: ${missingSignature(code) ?? ''}. The phone would say “Unable to Install”, or the app would end as soon as it opens (console: 0xe800801c, no code signature found).`,
        fix: 'In Xcode, set it to “Embed & Sign” under General > Frameworks, Libraries, and Embedded Content; a script that copies it into the app has to run before Xcode signs, or sign it with codesign itself.',
    };
}
/**
 * A signature of what is no Mach-O lies in files beside it, in a format that iOS 15 and later refuse; before,
 * it was 0xe8008001 (firebase/firebase-ios-sdk#9938, openid/AppAuth-iOS#801, mapbox/mapbox-gl-native#3656).
 */
function staticLibrary(code) {
    return {
        rule: 'unsigned',
        level: 'error',
        message: `${(0,executables/* named */.KT)(code)} holds a static library, expected was a dynamic one: ${(0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code))} cannot carry a signature. The phone would only say “Unable to Install”, or that the app “needs to be updated” (console: 0xe8008029, the code signature version is no longer supported).`,
        fix: 'In Xcode, set it to “Do Not Embed” under General > Frameworks, Libraries, and Embedded Content: a static library is part of the app’s executable already.',
        cause: 'contents',
    };
}
/** A folder without any executable is none of the system's business, whatever its name. */
function isBare(code) {
    const { kind } = code.executable;
    return kind === 'static-library' || (kind === 'mach-o' && missingSignature(code) !== undefined);
}
/** What is no executable that can be read, nobody can sign. */
function causeOf({ executable }) {
    return executable.kind === 'mach-o' ? {} : { cause: 'contents' };
}
/** Why the system would find no signature; undefined when there is one, sound or not. */
function missingSignature(code) {
    const { executable, kind, path, seal } = code;
    const file = (0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code));
    if (executable.name === '')
        return `the Info.plist of ${(0,plain_text/* quoted */.TL)(path)} names no CFBundleExecutable`;
    if (executable.kind === 'missing')
        return `the executable ${file} is not in the IPA`;
    if (executable.kind === 'unreadable') {
        return `the executable ${file} cannot be read (${executable.reason})`;
    }
    if (executable.kind === 'static-library')
        return `the executable ${file} is a static library`;
    const bare = executable.slices.filter(slice => slice.codeSignature === undefined);
    if (bare.length > 0 || executable.slices.length === 0) {
        const cpus = bare.map(slice => slice.cpu).join(', ');
        return `the executable ${file} has no code signature${cpus === '' ? '' : ` (${cpus})`}`;
    }
    if ((0,executables/* flawsOf */.Pv)(code).some(flaw => flaw.kind === 'unsigned-directory')) {
        return `the signature of ${file} names nobody who signed it (ad hoc, by the linker or “codesign -s -”)`;
    }
    if (kind === 'library' || seal.kind !== 'absent')
        return undefined;
    return `there is no ${(0,plain_text/* quoted */.TL)(`${path}/_CodeSignature/CodeResources`)}`;
}

;// CONCATENATED MODULE: ./src/preflight/rules/profile.ts



/** A rule about the app's profile, when it could be read; without one there is nothing to ask. */
function profileRule(head, question) {
    return (app, context) => {
        if (app.profile.kind !== 'read')
            return undefined;
        const complaint = question(app.profile.profile, { app, context });
        return complaint && { ...head, ...complaint };
    };
}
/** Told with `unsigned` where nobody signed at all: signing puts it in. */
const noProfile = app => {
    const { profile, folder } = app;
    if (profile.kind !== 'absent' || isNeverSigned(app))
        return undefined;
    const path = (0,plain_text/* quoted */.TL)(`${folder}/embedded.mobileprovision`);
    return {
        rule: 'no-profile',
        level: 'error',
        message: `There is no ${path}; an app that is installed from a link needs an ad hoc, development or enterprise profile. ${wording/* INTEGRITY_MESSAGE */.Kk}`,
        fix: `Give the exported IPA, not one zipped by hand. ${wording/* EXPORT_AD_HOC */.Oq}`,
    };
};
const appStoreProfile = profileRule({ rule: 'app-store-profile', level: 'error' }, ({ distribution, name }) => distribution === 'app-store'
    ? {
        message: `The provisioning profile ${(0,plain_text/* quoted */.TL)(name)} is for the App Store (it lists no devices); expected was ad hoc, development or enterprise. ${wording/* INTEGRITY_MESSAGE */.Kk}`,
        fix: `${wording/* EXPORT_AD_HOC */.Oq} An App Store build reaches testers through TestFlight only.`,
    }
    : undefined);
const noDevices = profileRule({ rule: 'no-devices', level: 'error' }, ({ distribution, devices, name }) => (distribution === 'ad-hoc' || distribution === 'development') && devices?.length === 0
    ? {
        message: `The provisioning profile ${(0,plain_text/* quoted */.TL)(name)} has an empty list of devices, so the build can be installed on none. ${wording/* INTEGRITY_MESSAGE */.Kk}`,
        fix: `Register the testers' devices at ${wording/* DEVICES_PAGE */.c8}, select them in the profile at ${wording/* PROFILES_PAGE */.DQ}, and export again with it.`,
    }
    : undefined);

;// CONCATENATED MODULE: ./src/preflight/rules/expiry.ts





/** Days before the end of a profile or certificate from which on people are warned: time for a new one. */
const EXPIRES_SOON_DAYS = 14;
const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;
const RENEW_PROFILE = `Renew the profile at ${wording/* PROFILES_PAGE */.DQ} (or with fastlane match/sigh, force: true) and export again with the new one.`;
const RENEW_CERTIFICATE = `Create a certificate at ${wording/* CERTIFICATES_PAGE */.r3}, put it into the profile at ${wording/* PROFILES_PAGE */.DQ}, and export again with both.`;
const profileExpired = profileRule({ rule: 'profile-expired', level: 'error' }, ({ expires, name }, { context }) => expires !== undefined && expires <= context.now
    ? {
        message: `The provisioning profile ${(0,plain_text/* quoted */.TL)(name)} expired on ${(0,in_words/* dayInWords */.v_)(expires)}, before this check on ${(0,in_words/* dayInWords */.v_)(context.now)}. ${wording/* INTEGRITY_MESSAGE */.Kk}`,
        fix: RENEW_PROFILE,
    }
    : undefined);
/** The certificate that signed; where nobody can tell which, a profile of which none is valid any more. */
const certificateExpired = (app, context) => {
    const complaint = signerExpired(app, context) ?? noneIsValid(app, context);
    if (complaint === undefined)
        return undefined;
    const message = `${complaint.message}${profileAsWell(app, context)}`;
    return { rule: 'certificate-expired', level: 'error', ...complaint, message };
};
/** Not a finding of its own: whoever makes the certificate anew has to make the profile anew. */
function profileAsWell({ profile }, { now }) {
    if (profile.kind !== 'read')
        return '';
    const { expires, name } = profile.profile;
    if (expires === undefined || expires > now)
        return '';
    return ` The provisioning profile ${(0,plain_text/* quoted */.TL)(name)} expired, too, on ${(0,in_words/* dayInWords */.v_)(expires)}.`;
}
function signerExpired(app, { now }) {
    const signers = signersOf(app);
    const over = signers.find(({ notAfter }) => notAfter <= now);
    const early = signers.find(({ notBefore }) => notBefore > now);
    if (over === undefined && early === undefined)
        return undefined;
    const signer = over ?? early;
    const fate = over === undefined
        ? `is not valid before ${(0,in_words/* dayInWords */.v_)(early?.notBefore ?? now)}, and was checked`
        : `expired on ${(0,in_words/* dayInWords */.v_)(over.notAfter)}, before this check`;
    return {
        message: `The certificate${named(signer)} that signed the app ${fate} on ${(0,in_words/* dayInWords */.v_)(now)}. ${wording/* INTEGRITY_MESSAGE */.Kk} (console: 0xe8008018, the identity used to sign the executable is no longer valid)`,
        fix: RENEW_CERTIFICATE,
    };
}
function named(signer) {
    return signer === undefined ? '' : ` ${(0,plain_text/* quoted */.TL)((0,wording/* certificateInWords */.iK)(signer))}`;
}
function noneIsValid({ profile }, { now }) {
    if (profile.kind !== 'read')
        return undefined;
    const { certificates, unreadableCertificates, name } = profile.profile;
    const last = latest(certificates);
    if (last === undefined || unreadableCertificates > 0 || last.notAfter > now)
        return undefined;
    const others = certificates.length === 1 ? '' : `, the last of ${certificates.length},`;
    return {
        message: `No signing certificate of the profile ${(0,plain_text/* quoted */.TL)(name)} is valid any more: ${(0,plain_text/* quoted */.TL)((0,wording/* certificateInWords */.iK)(last))}${others} expired on ${(0,in_words/* dayInWords */.v_)(last.notAfter)}, before this check on ${(0,in_words/* dayInWords */.v_)(now)}. ${wording/* INTEGRITY_MESSAGE */.Kk}`,
        fix: RENEW_CERTIFICATE,
    };
}
function latest([first, ...rest]) {
    if (first === undefined)
        return undefined;
    return rest.reduce((one, other) => (other.notAfter > one.notAfter ? other : one), first);
}
/** Whichever comes first: iOS opens a build no longer when its profile or its certificate is over. */
const expiresSoon = (app, { now }) => {
    const ends = endsOf(app).filter(({ at }) => at > now);
    const first = ends.toSorted((one, other) => one.at.getTime() - other.at.getTime())[0];
    const left = first === undefined ? undefined : first.at.getTime() - now.getTime();
    if (!first || left === undefined || left > EXPIRES_SOON_DAYS * MILLISECONDS_PER_DAY) {
        return undefined;
    }
    const days = Math.floor(left / MILLISECONDS_PER_DAY);
    const after = days === 0 ? 'less than a day' : (0,in_words/* counted */.hS)(days, 'day');
    return {
        rule: 'profile-expires-soon',
        level: 'warning',
        message: `${first.what} expires on ${(0,in_words/* dayInWords */.v_)(first.at)}, ${after} after this check. From then on this build can neither be installed nor opened.`,
        fix: first.fix,
    };
};
function endsOf(app) {
    const profile = app.profile.kind === 'read' ? app.profile.profile : undefined;
    const ofProfile = profile?.expires === undefined
        ? []
        : [
            {
                at: profile.expires,
                what: `The provisioning profile ${(0,plain_text/* quoted */.TL)(profile.name)}`,
                fix: RENEW_PROFILE,
            },
        ];
    const ofSigners = signersOf(app).map(signer => ({
        at: signer.notAfter,
        what: `The certificate${named(signer)} that signed the app`,
        fix: RENEW_CERTIFICATE,
    }));
    return [...ofProfile, ...ofSigners];
}

;// CONCATENATED MODULE: ./src/preflight/rules/frameworks.ts



/** Inside the app: its own frameworks, and those of its extensions. */
const FRAMEWORK = /^(?:(?:PlugIns|Extensions)\/[^/]+\.appex\/)?Frameworks\/[^/]+\.framework$/;
/** What the installer compares the identifiers of: the app, its extensions, its own frameworks. */
const COMPARED = /^(?:Frameworks\/[^/]+\.framework|(?:PlugIns|Extensions)\/[^/]+\.appex)$/;
/**
 * The installer opens the `Info.plist` of every framework, whether it holds code or not, and wants every
 * bundle to have an identifier of its own.
 */
const installableFrameworks = app => [...withoutInfo(app), ...twins(app)].slice(0, wording/* MOST_FINDINGS */.V8).map(frameworks_finding);
function frameworks_finding({ message, fix }) {
    return {
        rule: 'nested-code',
        level: 'error',
        message: `${message} The phone would only say “Unable to Install”.`,
        fix,
        cause: 'contents',
    };
}
/** Installer errors PackageInspectionFailed (yeatse/opencv-spm#15) and MissingBundleIdentifier (evgenyneu/Cosmos#77). */
function withoutInfo(app) {
    const frameworks = app.nested.filter(({ path }) => FRAMEWORK.test(path));
    return frameworks.flatMap((framework) => {
        const { kind, path, infoProblem, bundleId } = framework;
        const name = (0,executables/* named */.KT)({ kind, path: `${app.folder}/${path}` });
        if (infoProblem !== undefined) {
            return [
                {
                    message: `${name} has no Info.plist that can be read: ${infoProblem} (console: Failed to load Info.plist from bundle).`,
                    fix: 'A static framework is not to be embedded: in Xcode, set it to “Do Not Embed” under General > Frameworks, Libraries, and Embedded Content. Of a dynamic one take a version whose build puts an Info.plist into the .framework folder itself.',
                },
            ];
        }
        if (bundleId !== '')
            return withoutExecutable(framework, name);
        return [
            {
                message: `${name} has no CFBundleIdentifier in its Info.plist, expected was one of its own (console: MissingBundleIdentifier).`,
                fix: 'Set PRODUCT_BUNDLE_IDENTIFIER of the framework’s target, or CFBundleIdentifier in the Info.plist that its maker ships, before the app is signed.',
            },
        ];
    });
}
/** Installer errors 71 and 11: a framework is code, even where all it holds is resources. */
function withoutExecutable({ executable }, name) {
    if (executable.kind !== 'missing')
        return [];
    const what = executable.name === ''
        ? 'has no CFBundleExecutable in its Info.plist, expected was the name of its executable (console: MIInstallerErrorDomain 71)'
        : `has no executable ${(0,plain_text/* quoted */.TL)(executable.name)}, which its Info.plist names (console: MIInstallerErrorDomain 11)`;
    return [
        {
            message: `${name} ${what}.`,
            fix: 'Set it to “Do Not Embed” in Xcode (General > Frameworks, Libraries, and Embedded Content) when it is static or holds resources only, which belong into a .bundle; else embed it whole, and take the script that strips its executable out of the build phases.',
        },
    ];
}
/** Whether the installer compares its identifier with those of others, and with that of its signature. */
function isCompared({ path }, app) {
    return COMPARED.test(path.slice(app.folder.length + 1));
}
/** Installer error DuplicateIdentifier, 0xe80000b0 (flutter/flutter#113923, ninjaprox/NVActivityIndicatorView#297). */
function twins(app) {
    const [main, ...nested] = (0,executables/* codeOf */.$N)(app);
    const compared = nested.filter(code => isCompared(code, app));
    const seen = new Map(main && [[main.bundleId, main]]);
    return compared.flatMap(code => {
        const twin = seen.get(code.bundleId);
        if (code.bundleId !== '' && twin === undefined)
            seen.set(code.bundleId, code);
        // An extension that is no child of the app is told by the rule about that.
        if (twin === undefined || (code.kind === 'extension' && twin.kind === 'app'))
            return [];
        return [
            {
                message: `${(0,executables/* named */.KT)(code)} has the bundle identifier ${(0,plain_text/* quoted */.TL)(code.bundleId)}, as ${(0,plain_text/* quoted */.TL)(twin.path)} has; expected was one of its own (console: DuplicateIdentifier).`,
                fix: 'Give each target a PRODUCT_BUNDLE_IDENTIFIER of its own. When it is given on the command line of xcodebuild it counts for every target, frameworks included: set it in the project instead.',
            },
        ];
    });
}

;// CONCATENATED MODULE: ./src/preflight/rules/free-account.ts



/** `LocalProvision`: installer error 111. Xcode alone installs what such an account signs. */
const freeAccountProfile = profileRule({ rule: 'free-account-profile', level: 'error' }, ({ account, name }) => account === 'free'
    ? {
        message: `The provisioning profile ${(0,plain_text/* quoted */.TL)(name)} is of a free Apple account (LocalProvision), expected was one of a member of the Apple Developer Program. The phone would only say “Unable to Install” (console: MIInstallerErrorDomain 111, this provisioning profile cannot be installed from this source).`,
        fix: `Sign with a team of the Apple Developer Program or of the Enterprise Program: what a free account signs installs from Xcode only. ${wording/* EXPORT_AD_HOC */.Oq}`,
    }
    : undefined);

;// CONCATENATED MODULE: ./src/preflight/rules/hard-to-stream.ts

/**
 * iOS unpacks while it downloads, and there are archives that installed by cable and not over the air
 * (majd/ipatool#516, #540). These are what readers from front to back give up on; which of them iOS does is
 * not settled, so nothing is refused for it.
 */
const hardToStream = ({ forwardFault, file }) => {
    if (forwardFault === undefined)
        return undefined;
    return {
        rule: 'hard-to-stream',
        level: 'warning',
        message: `${(0,plain_text/* quoted */.TL)(file.name)} cannot be unpacked from front to back, as iOS does it while it downloads: ${hard_to_stream_inWords(forwardFault)}. The phone may load to the end and then say “Unable to Install”.`,
        fix: 'Give the IPA as xcodebuild -exportArchive wrote it, or unpack it and zip it again into a file, not into a pipe: zip -qry App.ipa Payload.',
    };
};
function hard_to_stream_inWords({ kind, path }) {
    const file = (0,plain_text/* quoted */.TL)(path);
    switch (kind) {
        case 'endless':
            return `${file} is stored uncompressed, and its size stands only behind it; expected was its size in front`;
        case 'descriptor':
            return `the checksum and sizes of ${file} are to stand behind it (data descriptor), and are not there, or wrong`;
        case 'stray':
            return `bytes that belong to no file stand behind ${file}; expected was the next file`;
        case 'header':
            return `the header in front of ${file} is missing, or says otherwise than the table of contents`;
    }
}

;// CONCATENATED MODULE: ./src/preflight/rules/hosting.ts



/** Also asked of a file that could not be read: archives over 4 GB often cannot. */
function tooLarge(file, { hosting }) {
    if (hosting === undefined || file.size <= hosting.ipaLimit.bytes)
        return undefined;
    return {
        rule: 'ipa-too-large',
        level: 'error',
        message: `${(0,plain_text/* quoted */.TL)(file.name)} has ${(0,wording/* bytes */.ee)(file.size)}; it may have ${(0,wording/* bytes */.ee)(hosting.ipaLimit.bytes)} at most (${hosting.ipaLimit.reason}).`,
        fix: `${hosting.ipaLimit.larger} ${MAKE_SMALLER}`.trim(),
    };
}
const MAKE_SMALLER = 'Make the IPA smaller: export for one device with thinning, leave symbols and what only the simulator needs out.';
const ipaTooLarge = ({ file }, context) => tooLarge(file, context);
/** The installer is not the browser: it has no session and cannot sign in. */
const siteNotPublic = (_app, { hosting }) => {
    if (hosting?.access !== 'members-only')
        return undefined;
    return {
        rule: 'site-not-public',
        level: 'error',
        message: `The build would not be public, and iOS fetches it without anybody being signed in: the phone would only say “Cannot connect”. ${hosting.accessReason}`,
        fix: 'Let a public place take the builds: a Pages site that is visible to everyone (Settings > Pages > Visibility), or another repository (input “site-repository”).',
    };
};
/** A profile is part of the IPA, and whoever can fetch that can read it. */
const deviceIdsPublic = (app, { hosting }) => {
    const devices = listedDevices(app);
    if (hosting?.access !== 'public' || devices === 0)
        return undefined;
    return {
        rule: 'device-ids-public',
        level: 'notice',
        message: `Anybody who knows its address can read the IPA, and with it the ${(0,in_words/* counted */.hS)(devices, 'device identifier')} (UDID) in its provisioning profile.`,
        fix: 'Nothing, if the testers agree. Otherwise sign in-house (an enterprise profile lists no devices) or use TestFlight.',
    };
};
function listedDevices({ profile }) {
    return profile.kind === 'read' ? (profile.profile.devices?.length ?? 0) : 0;
}
/** Seen to work by several projects, claimed not to by one; no device log shows either. */
const ipaBehindRedirect = (_app, { hosting }) => {
    if (hosting?.access !== 'public' || hosting.withoutRedirect === '')
        return undefined;
    return {
        rule: 'ipa-behind-redirect',
        level: 'warning',
        message: 'The IPA is a release asset, and GitHub answers such addresses with a redirect. iOS follows it in practice, but Apple does not promise that.',
        fix: `When a download does not start, serve the IPA from Pages: “${hosting.withoutRedirect}”, for IPAs of at most 95 MiB.`,
    };
};

;// CONCATENATED MODULE: ./src/preflight/rules/invalid-profile.ts



/**
 * A profile counts with Apple's signature around it only. People lose that by carrying the output of
 * `security cms -D`, or a file that went through a text field (codemagic-ci-cd/cli-tools#83,
 * yukiarrr/ios-build-action#42). DER and BER are both what Apple writes.
 */
const invalidProfile = app => (0,executables/* codeOf */.$N)(app)
    .filter(executables/* hasOwnProfile */.qV)
    .flatMap(({ path, profile }) => {
    const what = problemOf(profile);
    if (what === undefined)
        return [];
    const file = (0,plain_text/* quoted */.TL)(`${path}/embedded.mobileprovision`);
    return [
        {
            rule: 'invalid-profile',
            level: 'error',
            message: `The provisioning profile ${file} ${what}. Expected was the file as Apple’s portal gives it, a property list in a signed envelope (CMS). ${wording/* INTEGRITY_MESSAGE */.Kk} (console: 0xe8008015, a valid provisioning profile for this executable was not found)`,
            fix: `Download the profile again from ${wording/* PROFILES_PAGE */.DQ} (or with fastlane match/sigh) and export with it: a profile cannot be edited, and “security cms -D” only shows what is in it. A secret that holds one has to be base64 of the file itself.`,
        },
    ];
})
    .slice(0, wording/* MOST_FINDINGS */.V8);
function problemOf(profile) {
    if (profile.kind === 'absent')
        return undefined;
    if (profile.kind === 'unreadable')
        return `cannot be read: ${profile.reason}`;
    const { signature } = profile.profile;
    switch (signature.kind) {
        case 'valid':
            return undefined;
        case 'absent':
            return 'has no signature around it';
        case 'unreadable':
            return `has a signature that cannot be read: ${signature.reason}`;
        case 'invalid':
            return `is not as Apple signed it: ${signature.reason}`;
    }
}

// EXTERNAL MODULE: ./src/primitives/folder-set.ts
var folder_set = __webpack_require__(18221);
;// CONCATENATED MODULE: ./src/preflight/rules/flaw-in-words.ts


const parts = {
    'info-plist': '“Info.plist”',
    requirements: 'the requirements in the signature',
    'code-resources': '“_CodeSignature/CodeResources”',
    entitlements: 'the entitlements in the signature',
    'der-entitlements': 'the DER entitlements in the signature',
};
function isFile(part) {
    return part === 'info-plist' || part === 'code-resources';
}
function verb(part) {
    return isFile(part) ? 'is' : 'are';
}
/**
 * What does not agree, as a part of a sentence; undefined for what says nothing about a change: no
 * signer, an old format, the clock of whoever signed.
 *
 * @param file the executable, quoted
 */
function flawInWords(flaw, file) {
    return directoryFlaw(flaw, file) ?? partFlaw(flaw) ?? signerFlaw(flaw, file);
}
function directoryFlaw(flaw, file) {
    switch (flaw.kind) {
        case 'pages-changed':
            return `the code of ${file} differs in ${flaw.changed} of ${flaw.pages} pages, the first at byte ${flaw.offset} (${flaw.hash})`;
        case 'not-covered':
            return `${file} is sealed up to byte ${flaw.codeLimit}, expected was ${flaw.signatureOffset}, where its signature begins`;
        case 'directories-disagree':
            return `the code directories of ${file} name different values (${flaw.what}): ${(0,plain_text/* quotedList */.p4)(flaw.values)}`;
        case 'directory-not-signed':
            return `the code directory with ${flaw.hash} hashes of ${file} is not the one that was signed`;
        default:
            return undefined;
    }
}
function partFlaw(flaw) {
    switch (flaw.kind) {
        case 'part-changed':
            return `${parts[flaw.part]} ${isFile(flaw.part) ? 'differs' : 'differ'}: sealed is ${flaw.hash} ${flaw.expected}, found ${flaw.found}`;
        case 'part-missing':
            return `${parts[flaw.part]} ${verb(flaw.part)} sealed, but not there`;
        case 'part-unsealed':
            return `${parts[flaw.part]} ${verb(flaw.part)} there, but not sealed`;
        case 'entitlements-differ':
            return `the entitlements say one thing in XML and another in DER: ${(0,plain_text/* quotedList */.p4)(flaw.keys)}`;
        case 'entitlements-unreadable':
            return `${parts[flaw.part]} cannot be read (${flaw.reason})`;
        default:
            return undefined;
    }
}
function signerFlaw(flaw, file) {
    switch (flaw.kind) {
        case 'signer-unreadable':
            return `who signed ${file} cannot be read (${flaw.reason})`;
        case 'signature-invalid':
            return `the signature of ${file} does not hold: ${flaw.reason}`;
        case 'chain-broken':
            return `the certificate ${(0,plain_text/* quoted */.TL)((0,wording/* certificateInWords */.iK)({ commonName: flaw.certificate, teamId: undefined }))} was not signed by the issuer that comes with it`;
        case 'team-mismatch':
            return `the signature of ${file} is for the team ${(0,plain_text/* quoted */.TL)(flaw.directory)}, its certificate for ${(0,plain_text/* quoted */.TL)(flaw.certificate)}`;
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./src/preflight/rules/modified.ts





/** Differences that one finding names; the rest is counted. */
const modified_MOST_NAMED = 3;
const CHANGE_BEFORE_SIGNING = `Make every change before the app is signed: look for the step that touches the .app or the IPA after xcodebuild (version stamping with PlistBuddy, replaced files, strip, lipo, zip) and turn it into a build phase, or export after it. ${wording/* SIGN_AGAIN */.dP}`;
/**
 * Bytes that are not those that were signed. A file of nested code is sealed by everything around it, too,
 * and told once: with the innermost.
 */
const modifiedAfterSigning = app => {
    const tampered = [];
    const told = new folder_set/* FolderSet */.N();
    // Inside out, so that what is told already is known.
    for (const code of (0,executables/* codeOf */.$N)(app).filter(executables/* isInPlace */.RS).toReversed()) {
        const { facts, uncounted } = sealFacts(code, told);
        const all = [...new Set([...signatureFacts(code), ...facts])];
        if (all.length === 0)
            continue;
        tampered.push({ code, facts: all, uncounted });
        told.add(code.path);
    }
    return tampered.toReversed().slice(0, wording/* MOST_FINDINGS */.V8).map(modified);
};
function modified({ code, facts, uncounted }) {
    const shown = facts.slice(0, modified_MOST_NAMED).join('; ');
    const rest = Math.max(0, facts.length - modified_MOST_NAMED) + uncounted;
    const more = rest > 0 ? `; and ${rest} more` : '';
    return {
        rule: 'modified-after-signing',
        level: 'error',
        message: `${(0,executables/* named */.KT)(code)} is not as it was signed: ${shown}${more}. ${wording/* INTEGRITY_MESSAGE */.Kk} (console: 0xe8008017, a signed resource has been added, modified, or deleted)`,
        fix: CHANGE_BEFORE_SIGNING,
    };
}
function signatureFacts(code) {
    const { executable } = code;
    if (executable.kind !== 'mach-o')
        return [];
    const file = (0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code));
    return executable.slices.flatMap(({ signature }) => {
        if (signature.kind === 'absent')
            return [];
        if (signature.kind === 'unreadable') {
            return [`the code signature of ${file} cannot be read (${signature.reason})`];
        }
        return signature.flaws.flatMap(flaw => flawInWords(flaw, file) ?? []);
    });
}
function sealFacts({ seal, path }, told) {
    if (seal.kind === 'absent')
        return { facts: [], uncounted: 0 };
    if (seal.kind === 'unreadable') {
        const file = (0,plain_text/* quoted */.TL)(`${path}/_CodeSignature/CodeResources`);
        return { facts: [`${file} cannot be read (${seal.reason})`], uncounted: 0 };
    }
    const { changed, missing, added, first } = seal.differences;
    const own = first.filter(one => !told.holds(`${path}/${one.path}`));
    // With every named one told elsewhere, the others most likely are, too.
    const uncounted = own.length > 0 ? changed + missing + added - first.length : 0;
    return { facts: own.map(differenceInWords), uncounted };
}
function differenceInWords({ kind, path, expected, found }) {
    const file = (0,plain_text/* quoted */.TL)(path);
    if (kind === 'missing')
        return `${file} is missing${expected === '' ? '' : ` (sealed: ${expected})`}`;
    if (kind === 'added')
        return `${file} was added, the seal does not know it`;
    return `${file} differs: sealed is ${expected}, found ${found}`;
}

;// CONCATENATED MODULE: ./src/preflight/rules/app-info.ts

/** Names that Siri knows an app by, besides its own (Apple, «INAlternativeAppNames»). */
const MOST_NAMES = 3;
/** What the installer refuses about the `Info.plist` of the app itself, and no other rule is about. */
function appInfo({ needs: { alternativeNames }, folder }) {
    if (alternativeNames <= MOST_NAMES)
        return [];
    return [
        {
            message: `The app ${(0,plain_text/* quoted */.TL)(folder)} has ${alternativeNames} INAlternativeAppNames in its Info.plist, expected were at most ${MOST_NAMES} (console: MIInstallerErrorDomain 132).`,
            fix: `Keep ${MOST_NAMES} of the names under INAlternativeAppNames in the Info.plist of the app.`,
        },
    ];
}

;// CONCATENATED MODULE: ./src/preflight/rules/companion.ts



const PARENTS = 'com.apple.developer.parent-application-identifiers';
/**
 * The app that a watch app names. Installer error InvalidCompanionAppBundleIdentifier, met on iOS 17 and 26
 * (AloneMonkey/MonkeyDev#356, nab138/iloader#757). One that names none may be for the watch alone.
 */
function watchCompanion({ code, nested, app }) {
    const { companionId } = nested;
    const isFit = code.kind !== 'watch-app' || companionId === '' || companionId === app.bundleId;
    if (isFit)
        return undefined;
    return {
        message: `${(0,executables/* named */.KT)(code)} belongs to the app ${(0,plain_text/* quoted */.TL)(companionId)} (WKCompanionAppBundleIdentifier), expected was ${(0,plain_text/* quoted */.TL)(app.bundleId)} (console: InvalidCompanionAppBundleIdentifier).`,
        fix: `Set WKCompanionAppBundleIdentifier of the watch app to ${app.bundleId} (build setting INFOPLIST_KEY_WKCompanionAppBundleIdentifier, or its Info.plist).`,
    };
}
/**
 * The app that an App Clip claims to belong to: its own application identifier has to begin with that one's
 * (Apple, «Parent Application Identifiers Entitlement»; bazelbuild/rules_apple#1570 shows the installer ask).
 */
function clipParent({ code, app }) {
    if (code.kind !== 'app-clip')
        return undefined;
    for (const signature of (0,executables/* signaturesOf */.Rr)(code)) {
        const claims = (0,entitlement_claims/* claimsOf */.ds)(signature);
        const own = claims.get('application-identifier');
        const parents = textsIn(claims.get(PARENTS));
        const isFit = typeof own !== 'string' || parents.some(parent => own.startsWith(`${parent}.`));
        if (parents.length === 0 || isFit)
            continue;
        return {
            message: `The signature of ${(0,plain_text/* quoted */.TL)(code.path)} claims to belong to ${(0,plain_text/* quotedList */.p4)(parents)} (${PARENTS}), which is not the beginning of its own application identifier ${(0,plain_text/* quoted */.TL)(own)}.`,
            fix: `Set “${PARENTS}” in the App Clip’s entitlements file to $(AppIdentifierPrefix)${app.bundleId}.`,
        };
    }
    return undefined;
}
function textsIn(value) {
    return Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
}

;// CONCATENATED MODULE: ./src/preflight/rules/intents.ts


/** The code of an extension for intents, and its surface: the installer asks the same of both. */
const POINTS = ['com.apple.intents-service', 'com.apple.intents-ui-service'];
const WHERE = 'under NSExtension > NSExtensionAttributes';
const LIST = `List the classes of the intents ${WHERE} > IntentsSupported (Xcode: General > Supported Intents).`;
/** Of what an extension for intents says for itself. */
const intentQuestions = [
    { code: '114', fault: supported, fix: LIST },
    {
        code: '115',
        fault: restricted,
        fix: `Make IntentsRestrictedWhileLocked ${WHERE} an array of texts, or take it out.`,
    },
    {
        code: '116',
        fault: restrictedBeyond,
        fix: `${LIST} Or take the intent out of IntentsRestrictedWhileLocked.`,
    },
];
function ofIntents({ extension }) {
    return extension !== undefined && POINTS.includes(extension.point ?? '') ? extension : undefined;
}
function supported(info) {
    const intents = ofIntents(info)?.intents;
    if (intents === undefined || (Array.isArray(intents) && intents.length > 0))
        return undefined;
    return 'handles intents and lists none, expected was an array of texts IntentsSupported';
}
function restricted(info) {
    if (ofIntents(info)?.restrictedIntents !== 'no list of texts')
        return undefined;
    return 'has IntentsRestrictedWhileLocked that is no array of texts';
}
function restrictedBeyond(info) {
    const { intents, restrictedIntents } = ofIntents(info) ?? {};
    if (!Array.isArray(intents) || !Array.isArray(restrictedIntents))
        return undefined;
    const stranger = restrictedIntents.find(one => !intents.includes(one));
    if (stranger === undefined)
        return undefined;
    return `restricts the intent ${(0,plain_text/* quoted */.TL)(stranger)} (IntentsRestrictedWhileLocked), which is not among its IntentsSupported,`;
}
const OWN_EXTENSION = /^PlugIns\/[^/]+\.appex$/;
/** Installer error 117: each intent has one extension that handles it, and one that shows it. */
function intentsHandledTwice({ nested, folder }) {
    const handler = new Map();
    return nested
        .filter(({ path }) => OWN_EXTENSION.test(path))
        .flatMap(bundle => {
        const { point, intents } = (bundle.info && ofIntents(bundle.info)) ?? {};
        if (!Array.isArray(intents))
            return [];
        const keys = new Map(intents.map(intent => [`${point} ${intent}`, intent]));
        const [twice] = [...keys].filter(([key]) => handler.has(key));
        for (const key of keys.keys())
            if (!handler.has(key))
                handler.set(key, bundle);
        const other = twice && handler.get(twice[0]);
        return twice && other ? [handledTwice(twice[1], { bundle, other, folder })] : [];
    });
}
function handledTwice(intent, { bundle, other, folder }) {
    const { kind, path } = bundle;
    return {
        message: `${(0,executables/* named */.KT)({ kind, path: `${folder}/${path}` })} lists the intent ${(0,plain_text/* quoted */.TL)(intent)} in its IntentsSupported, as ${(0,plain_text/* quoted */.TL)(`${folder}/${other.path}`)} does; expected was one extension for each intent (console: MIInstallerErrorDomain 117).`,
        fix: 'Take the intent out of IntentsSupported of one of the two (Xcode: General > Supported Intents).',
    };
}

;// CONCATENATED MODULE: ./src/preflight/rules/extension-info.ts



const WIDGET = 'com.apple.widgetkit-extension';
const TEMPLATE = 'Compare the Info.plist of the target with that of Xcode’s template for this kind of extension, put back what is missing, and build again.';
/** Of one that has none. */
const BUILD_NUMBER = {
    code: '33',
    fault: () => 'has no CFBundleVersion, expected was the build number,',
    fix: 'Set CFBundleVersion in the Info.plist of the extension to $(CURRENT_PROJECT_VERSION), or let Xcode generate it.',
};
const QUESTIONS = [
    {
        code: '52',
        fault: ({ name }) => (name === '' ? 'has no CFBundleName, expected was its name,' : undefined),
        fix: 'Set CFBundleName in the Info.plist of the extension to $(PRODUCT_NAME), or let Xcode generate it.',
    },
    { code: '182', fault: extensionKit, fix: TEMPLATE },
    { code: '39', fault: extensionKind, fix: TEMPLATE },
    { code: '45', fault: extensionPoint, fix: TEMPLATE },
    { code: '42', fault: entryPoint, fix: TEMPLATE },
    {
        code: '152',
        fault: widget,
        fix: 'Take NSExtensionPrincipalClass and NSExtensionMainStoryboard out of the Info.plist of the widget: its entry point is the type marked @main.',
    },
    ...intentQuestions,
];
/** What the installer refuses about the `Info.plist` of an extension; that of a watch app has another form. */
function extensionInfo({ info, buildNumber }, code) {
    if (code.kind !== 'extension' || info === undefined || code.path.includes('/Watch/'))
        return [];
    const asked = buildNumber === '' ? [BUILD_NUMBER, ...QUESTIONS] : QUESTIONS;
    return asked.flatMap(question => {
        const fault = question.fault(info, code);
        if (fault === undefined)
            return [];
        return [
            {
                message: `${(0,executables/* named */.KT)(code)} ${fault} in ${(0,plain_text/* quoted */.TL)(`${code.path}/Info.plist`)} (console: MIInstallerErrorDomain ${question.code}).`,
                fix: question.fix,
            },
        ];
    });
}
function isExtensionKit({ path }) {
    return /\/Extensions\/[^/]+$/.test(path);
}
function extensionKit({ extensionKit }, code) {
    if (!isExtensionKit(code) || extensionKit !== undefined)
        return undefined;
    return 'has no dictionary EXAppExtensionAttributes, which its folder Extensions asks for,';
}
function extensionKind(info, code) {
    const isKnown = isExtensionKit(code) || info.extensionKit || info.extension;
    return isKnown ? undefined : 'has no dictionary NSExtension';
}
function pointOf({ extension, extensionKit }) {
    return extension?.point ?? extensionKit?.point;
}
function extensionPoint(info) {
    if ((!info.extension && !info.extensionKit) || pointOf(info))
        return undefined;
    return 'names no extension point (NSExtensionPointIdentifier)';
}
/** Of ExtensionKit and of widgets the entry point is in the code. */
function entryPoint({ extension, extensionKit }) {
    if (!extension?.point || extensionKit || extension.point === WIDGET)
        return undefined;
    return extension.entryPoints.length > 0
        ? undefined
        : 'names neither NSExtensionPrincipalClass nor NSExtensionMainStoryboard';
}
function widget({ extension }) {
    if (extension?.point !== WIDGET || extension.entryPoints.length === 0)
        return undefined;
    return `is a widget and has ${extension.entryPoints.join(' and ')}, expected was none,`;
}

;// CONCATENATED MODULE: ./src/preflight/rules/watch-info.ts


/** The number of the watch in `UIDeviceFamily`. */
const WATCH_FAMILY = '4';
/** What the installer refuses about the `Info.plist` of a watch app. */
function watchInfo(info, { code, app }) {
    if (code.kind !== 'watch-app' || info === undefined)
        return [];
    const faults = [...kind(info), ...companion(info), ...family(info), ...another(code, app)];
    return faults.map(([number, fault, fix]) => ({
        message: `${(0,executables/* named */.KT)(code)} ${fault} (console: MIInstallerErrorDomain ${number}).`,
        fix,
    }));
}
function kind({ watchKinds }) {
    const fix = 'Keep one of them in the Info.plist of the watch app: WKApplication for an app of one target (Xcode 14 and later), WKWatchKitApp for one with a WatchKit extension.';
    if (watchKinds.length > 1) {
        return [['144', 'has both WKApplication and WKWatchKitApp, expected was one of them', fix]];
    }
    if (watchKinds.length > 0)
        return [];
    return [['92', 'has neither WKApplication nor WKWatchKitApp, expected was one of them', fix]];
}
/** One that is for the watch alone needs none. */
function companion({ watchOnly, namesCompanion }) {
    if (watchOnly || namesCompanion)
        return [];
    return [
        [
            '97',
            'names no app that it belongs to, expected was WKCompanionAppBundleIdentifier',
            'Set INFOPLIST_KEY_WKCompanionAppBundleIdentifier of the watch app’s target to the bundle identifier of the app.',
        ],
    ];
}
function family({ families }) {
    if (families.includes(WATCH_FAMILY))
        return [];
    return [
        [
            '102',
            'is not for the watch by its UIDeviceFamily, expected was 4',
            'Set TARGETED_DEVICE_FAMILY of the watch app’s target to 4.',
        ],
    ];
}
/** Told with the second. */
function another({ path }, { nested, folder }) {
    const all = nested.filter(one => one.kind === 'watch-app' && /^Watch\/[^/]+$/.test(one.path));
    const [first, second] = all;
    if (!first || !second || path !== `${folder}/${second.path}`)
        return [];
    return [
        [
            '91',
            `is one of ${all.length} watch apps beside ${(0,plain_text/* quoted */.TL)(first.path)}, expected was one`,
            'Embed one watch app: General > Frameworks, Libraries, and Embedded Content, or Build Phases > Embed Watch Content.',
        ],
    ];
}

;// CONCATENATED MODULE: ./src/preflight/rules/nested.ts














/** Before every end of a profile. */
const EVER = new Date(0);
/** The system installs an app with everything in it or not at all. */
const nestedCode = (app, context) => {
    const all = (0,executables/* codeOf */.$N)(app);
    const parts = app.nested.flatMap((nested, index) => {
        const code = all[index + 1];
        const parent = code?.parent;
        const counts = code && parent && (0,executables/* hasOwnProfile */.qV)(nested) && !isPlaceholder(nested);
        return counts ? [{ code, nested, parent, app, context }] : [];
    });
    const told = parts.flatMap(part => [...complaints(part)]);
    return [...appInfo(app).map(ofContents), ...told, ...intentsHandledTwice(app).map(ofContents)]
        .slice(0, wording/* MOST_FINDINGS */.V8)
        .map(nested_finding);
};
/** What the store puts in the place of a watch app until the watch fetches it. */
function isPlaceholder({ path }) {
    return path.startsWith('com.apple.WatchPlaceholder/');
}
function nested_finding({ message, ...rest }) {
    return {
        rule: 'nested-code',
        level: 'error',
        message: `${message} The phone would only say “Unable to Install”.`,
        ...rest,
    };
}
/**
 * Versions are not among them: that those of nested code equal the app's is asked by App Store Connect (90379)
 * and by Xcode for watch apps, not by the installer.
 */
const nested_QUESTIONS = [
    signature,
    part => ofContents(identifier(part)),
    part => ofContents(watchCompanion(part)),
    part => ofContents(clipParent(part)),
    profile,
    profileEnd,
    certificateEnd,
];
function* complaints(part) {
    for (const ask of nested_QUESTIONS) {
        const complaint = ask(part);
        if (complaint)
            yield complaint;
    }
    yield* [...extensionInfo(part.nested, part.code), ...watchInfo(part.nested.info, part)].map(ofContents);
}
/** No other signature changes it. */
function ofContents(complaint) {
    return complaint && { ...complaint, cause: 'contents' };
}
function signature({ code, app }) {
    const what = isNeverSigned(app) ? undefined : missingSignature(code);
    return what === undefined
        ? undefined
        : {
            message: `${(0,executables/* named */.KT)(code)} is not signed: ${what}.`,
            fix: `Let Xcode sign every target of the app, and sign nested code before what holds it. ${wording/* EXPORT_AD_HOC */.Oq}`,
            ...causeOf(code),
        };
}
/** Installer errors AppexBundleIDNotPrefixed and WatchKitAppBundleIDNotPrefixed. */
function identifier({ code, nested, parent }) {
    const expected = `${parent.bundleId}.`;
    const isChild = code.bundleId.startsWith(expected) && code.bundleId.length > expected.length;
    if (isChild)
        return undefined;
    const found = code.bundleId === ''
        ? `has no bundle identifier${nested.infoProblem === undefined ? '' : ` (${nested.infoProblem})`}`
        : `has the bundle identifier ${(0,plain_text/* quoted */.TL)(code.bundleId)}`;
    return {
        message: `${(0,executables/* named */.KT)(code)} ${found}; expected was one that begins with ${(0,plain_text/* quoted */.TL)(expected)}, because it lies in ${(0,plain_text/* quoted */.TL)(parent.path)}.`,
        fix: `Set PRODUCT_BUNDLE_IDENTIFIER of its target to ${expected}<name> and make a profile for that identifier.`,
    };
}
function profile({ code, app, context }) {
    if (isVouchedFor(code, { app, now: context.now }))
        return undefined;
    const path = (0,plain_text/* quoted */.TL)(`${code.path}/embedded.mobileprovision`);
    const fix = `Make a profile for ${(0,plain_text/* quoted */.TL)(code.bundleId)} at ${wording/* PROFILES_PAGE */.DQ} and name it under “provisioningProfiles” in ExportOptions.plist (fastlane: export_options, match with all app_identifier).`;
    if (code.profile.kind === 'absent') {
        // That the app has none either, or that the one for both is over, is told of the app.
        if (app.profile.kind === 'absent' || isVouchedFor(code, { app, now: EVER }))
            return undefined;
        return {
            message: `There is no ${path}, and no other profile of the IPA has the signer of ${(0,plain_text/* quoted */.TL)(code.path)} and grants what it claims.`,
            fix,
        };
    }
    if (code.profile.kind === 'unreadable')
        return undefined;
    const { name, distribution } = code.profile.profile;
    if (distribution === 'app-store' && !isForStore(app)) {
        return {
            message: `The provisioning profile ${(0,plain_text/* quoted */.TL)(name)} of ${(0,plain_text/* quoted */.TL)(code.path)} is for the App Store; that of the app is not.`,
            fix,
        };
    }
    const pattern = bundleIdPattern(code.profile.profile);
    if (isGranted(code, code.profile.profile))
        return undefined;
    const found = pattern === undefined ? 'names no application identifier' : `is for ${(0,plain_text/* quoted */.TL)(pattern)}`;
    return {
        message: `The provisioning profile ${(0,plain_text/* quoted */.TL)(name)} of ${(0,plain_text/* quoted */.TL)(code.path)} ${found}; expected was one for ${(0,plain_text/* quoted */.TL)(code.bundleId)}.`,
        fix,
    };
}
/** The verifier goes by what the signature claims; of an unsigned one only the bundle identifier is known. */
function isGranted(code, profile) {
    const claims = (0,entitlement_claims/* applicationIdentifiersOf */.Gf)(code);
    if ((0,executables/* signaturesOf */.Rr)(code).length > 0) {
        return claims.every(claim => covers(profile.applicationIdentifier, claim));
    }
    const pattern = bundleIdPattern(profile);
    return pattern !== undefined && covers(pattern, code.bundleId);
}
function isForStore({ profile }) {
    return profile.kind === 'read' && profile.profile.distribution === 'app-store';
}
function profileEnd({ code, app, context }) {
    if (code.profile.kind !== 'read' || isVouchedFor(code, { app, now: context.now }))
        return undefined;
    const { expires, name } = code.profile.profile;
    if (expires === undefined || expires > context.now)
        return undefined;
    return {
        message: `The provisioning profile ${(0,plain_text/* quoted */.TL)(name)} of ${(0,plain_text/* quoted */.TL)(code.path)} expired on ${(0,in_words/* dayInWords */.v_)(expires)}, before this check on ${(0,in_words/* dayInWords */.v_)(context.now)}.`,
        fix: `Renew the profile at ${wording/* PROFILES_PAGE */.DQ} (or with fastlane match/sigh, force: true) and export again with the new one.`,
    };
}
/** Told with the app when the same certificate signed both. */
function certificateEnd({ code, app, context }) {
    const known = new Set(signersOf(app).map(({ sha256 }) => sha256));
    const over = signersOf(code).find(({ sha256, notAfter }) => !known.has(sha256) && notAfter <= context.now);
    if (over === undefined)
        return undefined;
    return {
        message: `${(0,executables/* named */.KT)(code)} is signed by the certificate ${(0,plain_text/* quoted */.TL)((0,wording/* certificateInWords */.iK)(over))}, which expired on ${(0,in_words/* dayInWords */.v_)(over.notAfter)}, before this check on ${(0,in_words/* dayInWords */.v_)(context.now)}.`,
        fix: `Create a certificate at ${wording/* CERTIFICATES_PAGE */.r3}, put it into the profiles at ${wording/* PROFILES_PAGE */.DQ}, and export again with both.`,
    };
}

;// CONCATENATED MODULE: ./src/preflight/rules/old-signature.ts



/** The first iOS that asks for DER entitlements (Apple, «Using the latest code signature format»). */
const STRICT_SINCE = 15;
/** `CodeDirectory v=20400` in the words of `codesign -dv`: «for any value less, you need to re-sign». */
const LEAST_VERSION = 0x20400;
/**
 * A signature in the format of before iOS 15. Apple: «apps signed with a previous signature format will not
 * launch», and the installer already refuses them (zhlynn/zsign#148, libimobiledevice/ideviceinstaller#139).
 * Earlier systems take them, so it is an error where the build asks for iOS 15 or later, which no device could
 * give it, and a warning where it does not: the few devices that stop at iOS 12 do install it. There is nothing
 * to say about SHA-1 alone: whoever still signed so wrote an older version of the directory.
 */
const oldSignature = app => {
    const alike = new Map();
    for (const code of (0,executables/* codeOf */.$N)(app).filter(executables/* isInPlace */.RS)) {
        const what = oldFormat(code);
        if (what === undefined)
            continue;
        const key = `${what} ${isForWatch(code)}`;
        alike.set(key, [...(alike.get(key) ?? []), code]);
    }
    return [...alike.values()].flatMap(codes => old_signature_finding(codes, app) ?? []).slice(0, wording/* MOST_FINDINGS */.V8);
};
/** One tool signed them all, so they are mended together: told in full with the outermost. */
function old_signature_finding([code, ...others], app) {
    const what = code && oldFormat(code);
    if (code === undefined || what === undefined)
        return undefined;
    const isRefused = majorOf(app.minimumOs) >= STRICT_SINCE && !isForWatch(code);
    const reach = isRefused
        ? `No device could install it, because the app asks for iOS ${app.minimumOs}`
        : `Only devices with ${isForWatch(code) ? 'watchOS 7' : 'iOS 14'} or earlier would install it`;
    return {
        rule: 'old-signature',
        level: isRefused ? 'error' : 'warning',
        message: `${(0,executables/* named */.KT)(code)} is signed in a format that iOS 15 and later refuse: ${what}${(0,executables/* soAre */.nq)(others)}. ${reach}. The phone would only say that the app “needs to be updated” by its developer (console: 0xe8008029, the code signature version is no longer supported).`,
        fix: 'Sign with Xcode 13 or later, on macOS 12 or later; a tool of your own that re-signs has to call codesign with --generate-entitlement-der.',
    };
}
/**
 * The DER form is asked of main executables: of an extension `ends-at-launch` tells, of libraries nobody asks.
 * The version counts in all code that is verified (zhlynn/zsign#84).
 */
function oldFormat(code) {
    const isMain = (0,executables/* hasOwnProfile */.qV)(code) && code.kind !== 'extension';
    if (isMain && (0,executables/* flawsOf */.Pv)(code).some(flaw => flaw.kind === 'old-format')) {
        return 'its entitlements are there as XML only, expected was the DER form as well';
    }
    const version = (0,executables/* signaturesOf */.Rr)(code)
        .map(({ directories }) => Math.max(...directories.map(one => one.version)))
        .find(latest => latest < LEAST_VERSION);
    if (version === undefined)
        return undefined;
    return `its code directory has the version ${(0,plain_text/* quoted */.TL)(version.toString(16))}, expected was ${LEAST_VERSION.toString(16)} or later`;
}
function majorOf(version) {
    return Number.parseInt(version, 10);
}
/** On the watch another system decides, whose version the phone's does not tell. */
function isForWatch({ path }) {
    return path.includes('/Watch/');
}

;// CONCATENATED MODULE: ./src/preflight/rules/platform.ts


const DEVICE = 'iphoneos';
const SIMULATOR = 'iphonesimulator';
/** Names in `CFBundleSupportedPlatforms` and `DTPlatformName`, lower case, of what no iPhone installs. */
const PRODUCTS = new Map([
    ['appletvos', 'tvOS'],
    ['appletvsimulator', 'the tvOS simulator'],
    ['watchos', 'watchOS'],
    ['watchsimulator', 'the watchOS simulator'],
    ['xros', 'visionOS'],
    ['xrsimulator', 'the visionOS simulator'],
    ['macosx', 'macOS'],
]);
const MACH_O_PRODUCTS = new Map([
    ['macos', 'macOS'],
    ['mac-catalyst', 'macOS (Catalyst)'],
    ['tvos', 'tvOS'],
    ['tvos-simulator', 'the tvOS simulator'],
    ['watchos', 'watchOS'],
    ['watchos-simulator', 'the watchOS simulator'],
    ['visionos', 'visionOS'],
    ['visionos-simulator', 'the visionOS simulator'],
]);
const FOR_A_DEVICE = `Build for a device: xcodebuild archive -destination "generic/platform=iOS". ${wording/* EXPORT_AD_HOC */.Oq}`;
const FOR_THE_WATCH = 'An app for the watch alone reaches testers through TestFlight. If it has an app for the phone, take ITSWatchOnlyContainer out of that one’s Info.plist and build again.';
/** Built for the simulator, by `Info.plist` or by every slice of the executable. */
const simulatorBuild = app => {
    const evidence = simulatorEvidence(app);
    if (evidence === undefined)
        return undefined;
    return {
        rule: 'simulator-build',
        level: 'error',
        message: `${(0,plain_text/* quoted */.TL)(app.folder)} is built for the iOS simulator (${evidence}), expected was a build for devices. The phone would only say “Unable to Install”.`,
        fix: FOR_A_DEVICE,
    };
};
function simulatorEvidence({ platforms, executable }) {
    if (platforms.includes(SIMULATOR) && !platforms.includes(DEVICE)) {
        return `Info.plist says ${(0,plain_text/* quoted */.TL)(SIMULATOR)}`;
    }
    if (executable.kind !== 'mach-o' || executable.slices.length === 0)
        return undefined;
    return executable.slices.every(slice => slice.platform === 'ios-simulator')
        ? `its executable ${(0,plain_text/* quoted */.TL)(executable.name)} says so`
        : undefined;
}
/** Built, or provisioned, for another of Apple's systems. */
const unsupportedPlatform = app => {
    const evidence = watchEvidence(app) ?? infoEvidence(app) ?? executableEvidence(app) ?? profileEvidence(app);
    if (evidence === undefined)
        return undefined;
    return {
        rule: 'unsupported-platform',
        level: 'error',
        message: `${(0,plain_text/* quoted */.TL)(app.folder)} is not for iPhone and iPad: ${evidence}, expected was iOS.`,
        fix: app.needs.isWatchContainer
            ? FOR_THE_WATCH
            : `Give the IPA of the iOS app. ${FOR_A_DEVICE}`,
    };
};
/** Installer error 137: what the store needs to take an app of the watch. */
function watchEvidence({ needs: { isWatchContainer } }) {
    if (!isWatchContainer)
        return undefined;
    return 'it is the shell of an app for the watch alone (ITSWatchOnlyContainer in Info.plist; console: MIInstallerErrorDomain 137)';
}
function infoEvidence({ platforms }) {
    const known = platforms.length === 0 || platforms.includes(DEVICE) || platforms.includes(SIMULATOR);
    if (known)
        return undefined;
    const products = platforms.map(platform => PRODUCTS.get(platform) ?? (0,plain_text/* quoted */.TL)(platform));
    return `Info.plist says it is built for ${products.join(', ')}`;
}
function executableEvidence({ executable }) {
    if (executable.kind !== 'mach-o' || executable.slices.length === 0)
        return undefined;
    const products = executable.slices.map(({ platform }) => platform === undefined ? undefined : MACH_O_PRODUCTS.get(platform));
    if (products.some(product => product === undefined))
        return undefined;
    return `its executable ${(0,plain_text/* quoted */.TL)(executable.name)} is built for ${[...new Set(products)].join(', ')}`;
}
/** Profiles older than about 2016 do not name platforms. */
function profileEvidence({ profile }) {
    if (profile.kind !== 'read')
        return undefined;
    const { platforms, name } = profile.profile;
    if (platforms.length === 0 || platforms.some(platform => platform.toLowerCase() === 'ios')) {
        return undefined;
    }
    return `its provisioning profile ${(0,plain_text/* quoted */.TL)(name)} is for ${(0,plain_text/* quotedList */.p4)(platforms)}`;
}

;// CONCATENATED MODULE: ./src/preflight/rules/signed-for.ts


/** `get-task-allow`: the system runs such builds in Developer Mode only (iOS 16 and later). */
const developmentSigned = ({ profile }) => {
    if (profile.kind !== 'read' || profile.profile.distribution !== 'development')
        return undefined;
    return {
        rule: 'development-signed',
        level: 'warning',
        message: `The build is signed for development (profile ${(0,plain_text/* quoted */.TL)(profile.profile.name)}): from iOS 16 on it opens only on devices in Developer Mode.`,
        fix: `${wording/* EXPORT_AD_HOC */.Oq} Or turn on Settings > Privacy & Security > Developer Mode on each device; the switch appears once such a build was installed.`,
    };
};
/** Apple Deployment guide: trust in an in-house developer is given by hand, with a restart from iOS 18 on. */
const enterpriseTrust = ({ profile }) => {
    if (profile.kind !== 'read' || profile.profile.distribution !== 'enterprise')
        return undefined;
    return {
        rule: 'enterprise-trust',
        level: 'notice',
        message: `The build is signed in-house by ${(0,plain_text/* quoted */.TL)(profile.profile.teamName)}. Until the person trusts that developer, the phone says “Untrusted Enterprise Developer”.`,
        fix: 'On the device, once: Settings > General > VPN & Device Management, select the developer, Trust. From iOS 18 on the device restarts.',
    };
};

;// CONCATENATED MODULE: ./src/preflight/rules/signing-identifier.ts




/** Characters of an identifier, as those of `Info.plist` are cut. */
const MAX_ID = 155;
/**
 * Installer error 77, MismatchedBundleIDSigningIdentifier (Provenance-Emu/Provenance#943,
 * sauce-archives/isign#64). Where `Info.plist` was changed after signing, that is the cause.
 */
const signingIdentifierMismatch = app => (0,executables/* codeOf */.$N)(app)
    .filter(code => code.kind === 'app' || isCompared(code, app))
    .flatMap(code => signing_identifier_finding(code) ?? [])
    .slice(0, wording/* MOST_FINDINGS */.V8);
function signing_identifier_finding(code) {
    const { bundleId } = code;
    if (bundleId === '' || (0,executables/* isInfoPlistChanged */.fF)(code))
        return undefined;
    if ((0,executables/* flawsOf */.Pv)(code).some(({ kind }) => kind === 'unsigned-directory'))
        return undefined;
    const other = (0,executables/* signaturesOf */.Rr)(code)
        .map(({ identifier }) => (0,plain_text/* plainText */.wh)(identifier, MAX_ID))
        .find(identifier => identifier !== bundleId);
    if (other === undefined)
        return undefined;
    return {
        rule: 'signing-identifier-mismatch',
        level: 'error',
        message: `${(0,executables/* named */.KT)(code)} is signed as ${(0,plain_text/* quoted */.TL)(other)} (${(0,plain_text/* quoted */.TL)((0,executables/* executablePath */.KX)(code))}), expected was its CFBundleIdentifier ${(0,plain_text/* quoted */.TL)(bundleId)}. The phone would only say “Unable to Install” (console: MIInstallerErrorDomain 77, MismatchedBundleIDSigningIdentifier; 0xe80000c5).`,
        fix: `Let the identifier be set before signing, and sign with codesign without --identifier (-i), which takes it from Info.plist. ${wording/* SIGN_AGAIN */.dP}`,
    };
}

;// CONCATENATED MODULE: ./src/preflight/rules/team.ts




/** Every team that a build names has to be allowed, in profiles, signatures and certificates alike. */
const teamNotAllowed = (app, { allowedTeams }) => {
    if (allowedTeams.length === 0)
        return undefined;
    const isStranger = ({ team }) => !allowedTeams.includes(team);
    const found = new Map();
    for (const code of (0,executables/* codeOf */.$N)(app)) {
        const strangers = claimsOf(code).filter(isStranger);
        const teams = (0,plain_text/* quotedList */.p4)([...new Set(strangers.map(({ team }) => team))]);
        if (strangers.length > 0)
            found.set(teams, [...(found.get(teams) ?? []), code]);
    }
    const told = [...found].map(([teams, codes]) => signedBy(teams, { codes, isStranger }));
    return [...namesNoTeam(app), ...told]
        .slice(0, wording/* MOST_FINDINGS */.V8)
        .map(message => team_finding(message, allowedTeams));
};
function claimsOf(code) {
    return [...profileClaims(code), ...signatureClaims(code)];
}
/** A profile that nested code shares with the app is told with the app. */
function profileClaims({ profile, ...code }) {
    if (profile.kind !== 'read' || !(0,executables/* hasOwnProfile */.qV)(code))
        return [];
    const { teamIds, name } = profile.profile;
    const where = `its provisioning profile ${(0,plain_text/* quoted */.TL)(name)}`;
    return teamIds.map(team => ({ team, where }));
}
function signatureClaims(code) {
    const stated = (0,executables/* signaturesOf */.Rr)(code).flatMap(({ teamId }) => teamId === undefined ? [] : [{ team: teamId, where: 'its code signature' }]);
    const certified = signersOf(code).flatMap(({ teamId }) => teamId === undefined ? [] : [{ team: teamId, where: 'the certificate that signed it' }]);
    return [...stated, ...certified];
}
/** The outermost in full; what is in it is most often signed by the same. */
function signedBy(teams, { codes: [first, ...rest], isStranger }) {
    if (first === undefined)
        return '';
    const places = claimsOf(first).filter(isStranger);
    return `${(0,executables/* named */.KT)(first)} is signed by the team ${teams}: so say ${[...new Set(places.map(({ where }) => where))].join(', ')}${(0,executables/* soAre */.nq)(rest)}`;
}
/** The profile is what a team vouches for a build with. */
function namesNoTeam({ profile }) {
    if (profile.kind !== 'read' || profile.profile.teamIds.length > 0)
        return [];
    return [`The provisioning profile ${(0,plain_text/* quoted */.TL)(profile.profile.name)} names no team`];
}
function team_finding(message, allowedTeams) {
    return {
        rule: 'team-not-allowed',
        level: 'error',
        message: `${message}; allowed are ${allowedTeams.map(plain_text/* quoted */.TL).join(', ')}.`,
        fix: 'Sign with a certificate and profile of an allowed team, or add the team to the input “allowed-teams” if you trust it.',
    };
}

;// CONCATENATED MODULE: ./src/preflight/preflight.ts






















/** Root causes before what may follow from them; within a level the order in which people read them. */
const rules = [
    simulatorBuild,
    unsupportedPlatform,
    unsupportedDevice,
    unsupportedArchitecture,
    fairplayEncrypted,
    unsigned,
    oldSignature,
    noProfile,
    invalidProfile,
    appStoreProfile,
    freeAccountProfile,
    modifiedAfterSigning,
    teamNotAllowed,
    signerNotInProfile,
    signingIdentifierMismatch,
    noApplicationIdentifier,
    bundleIdMismatch,
    entitlementNotInProfile,
    profileExpired,
    certificateExpired,
    noDevices,
    nestedCode,
    installableFrameworks,
    endsAtLaunch,
    siteNotPublic,
    ipaTooLarge,
    hardToStream,
    expiresSoon,
    developmentSigned,
    deviceIdsPublic,
    ipaBehindRedirect,
    enterpriseTrust,
];
const GRAVEST_FIRST = ['error', 'warning', 'notice'];
/**
 * What there is to say about a build before it is published: the most important first. Nothing is held
 * back because something else is worse: whoever mends the first finding should not meet a second one
 * that was there all along.
 */
function preflight(inspection, context) {
    if (inspection.kind === 'unreadable') {
        const size = tooLarge(inspection.file, context);
        return size === undefined ? [unreadable(inspection)] : [unreadable(inspection), size];
    }
    const { app } = inspection;
    return withoutConsequences(rules.flatMap(rule => rule(app, context) ?? [])).sort((one, other) => GRAVEST_FIRST.indexOf(one.level) - GRAVEST_FIRST.indexOf(other.level));
}
/** Of what was built for something else than devices: nobody signs it as they do. */
const OF_ANOTHER_KIND = [
    'unsigned',
    'no-profile',
    'old-signature',
    'no-application-identifier',
    'unsupported-architecture',
    'ends-at-launch',
];
/** What follows from a cause that is told, at its level or a lower one, and goes away with it. */
const CONSEQUENCES = {
    'simulator-build': OF_ANOTHER_KIND,
    'unsupported-platform': OF_ANOTHER_KIND,
    'free-account-profile': ['development-signed', 'profile-expires-soon'],
    'old-signature': ['no-application-identifier'],
    // A new certificate needs a new profile, so it is mended by that. The finding names both days.
    'certificate-expired': ['profile-expired'],
};
function withoutConsequences(findings) {
    return findings.filter(({ rule, level }) => !findings.some(cause => CONSEQUENCES[cause.rule]?.includes(rule) &&
        GRAVEST_FIRST.indexOf(cause.level) <= GRAVEST_FIRST.indexOf(level)));
}
function unreadable(inspection) {
    const { file, reason, fix, recognised } = inspection;
    return {
        rule: recognised ?? 'unreadable-ipa',
        level: 'error',
        message: `${(0,plain_text/* quoted */.TL)(file.name)} is no IPA that can be installed: ${reason}.`,
        fix,
    };
}
/** Whether the build may not be published. A notice never refuses. */
function refuses(findings, failOn) {
    if (failOn === 'never')
        return false;
    const refusing = failOn === 'error' ? ['error'] : ['error', 'warning'];
    return findings.some(({ level }) => refusing.includes(level));
}

;// CONCATENATED MODULE: ./src/preflight/re-signing.ts

/** Apps that sign a build anew, with the Apple ID or certificate of whoever installs it. */
const RE_SIGNERS = 'AltStore, SideStore and Feather';
/**
 * Why signing anew cures what a rule complains of. AltStore, SideStore and Feather download the whole file,
 * unpack it, put a profile of the tester's own account into the app and all its extensions, name the app after
 * that profile, keep of the entitlements those that the profile grants, and sign everything inside out
 * (altstoreio/AltStore `ResignAppOperation`, rileytestut/AltSign `ALTSigner`, khcrysalis/Feather `SigningHandler`).
 * Whatever is not here is so afterwards, too: another platform or processor, encryption, missing files, a name
 * that clashes, who may sign, and the place where the file lies.
 */
const curedBySigning = {
    unsigned: 'they sign it',
    'no-profile': 'they put one in',
    'app-store-profile': 'they put another profile in',
    'profile-expired': 'they put a new profile in',
    'profile-expires-soon': 'they put a new profile in',
    'invalid-profile': 'they put another profile in',
    'no-devices': 'their profile has the tester’s device',
    'free-account-profile': 'they put a profile of the tester’s own in',
    'certificate-expired': 'they sign with a certificate of the tester’s own',
    'signer-not-in-profile': 'their certificate and profile belong together',
    'bundle-id-mismatch': 'they make a profile for this app',
    'no-application-identifier': 'their signature claims one',
    'entitlement-not-in-profile': 'they keep what their profile grants, and what needs more does not work',
    'old-signature': 'their signature has the new form',
    'ends-at-launch': 'the signature that iOS sees is theirs',
    'signing-identifier-mismatch': 'they sign every part under its own name',
    'modified-after-signing': 'they seal it as it is now',
    'nested-code': 'they sign the parts, too, with profiles of their own',
    'hard-to-stream': 'they download the file before they unpack it',
};
/**
 * What the findings come to where the build may be signed anew (input `sideload`). A build that iOS takes is
 * judged as ever. Of one that iOS refuses, findings that a new signature cures are told as notices.
 */
function whenSignedAnew(findings) {
    if (!refuses(findings, 'error'))
        return { findings, installers: 'any' };
    const lowered = findings.map(cured);
    const rest = lowered.filter(({ level }) => level !== 'notice');
    const notices = lowered.filter(({ level }) => level === 'notice');
    return { findings: [...rest, ...notices], installers: 're-signing' };
}
function cured(finding) {
    const { rule, level, message, fix, cause } = finding;
    const why = curedBySigning[rule];
    if (why === undefined || cause === 'contents' || level === 'notice')
        return finding;
    return {
        rule,
        level: 'notice',
        message: `${message} It does not matter to ${RE_SIGNERS}: ${why}.`,
        fix: `Nothing, as long as it is installed with ${RE_SIGNERS}. For an installation straight from the link: ${fix}`,
    };
}

// EXTERNAL MODULE: ./src/primitives/errors.ts
var errors = __webpack_require__(47611);
// EXTERNAL MODULE: ./src/commands/publish/record-build.ts + 1 modules
var record_build = __webpack_require__(1355);
;// CONCATENATED MODULE: ./src/commands/candidate.ts







/** Reads each IPA in turn; nothing of it is unpacked. */
async function inspectAll(paths, { progress }) {
    const inspections = [];
    for (const path of paths) {
        inspections.push(await (0,inspect_ipa/* inspectIpa */.V)(path, { progress }));
    }
    return inspections;
}
/** What the preflight says, with and without knowledge of where the build would go. */
function judge(inspection, rules) {
    const findings = preflight(inspection, rules);
    const verdict = rules.sideload
        ? whenSignedAnew(findings)
        : { findings, installers: 'ios' };
    return { inspection, ...verdict };
}
/** The app when the preflight lets it pass; an IPA that could not be read never does. */
function acceptedApp(candidate, rules) {
    const { inspection, findings, installers } = candidate;
    if (inspection.kind === 'unreadable' || refuses(findings, rules.failOn)) {
        return undefined;
    }
    return { app: inspection.app, findings, installers };
}
function rejectedOutcome({ inspection, findings }, description) {
    const app = inspection.kind === 'app' ? (0,record_build/* titled */.d)(inspection.app, description) : undefined;
    return {
        kind: 'rejected',
        app,
        file: inspection.kind === 'app' ? inspection.app.file : inspection.file,
        distribution: (0,signing/* signingOf */.f)(app).distribution,
        findings,
    };
}
/**
 * Two builds of one app in one run would fight for the same place in channel and comment.
 *
 * @throws ActionError `bad-input` that tells them apart by their paths, without those of the runner
 */
function refuseTwins(inspections) {
    const paths = new Map();
    for (const inspection of inspections) {
        if (inspection.kind === 'unreadable')
            continue;
        const { bundleId, file } = inspection.app;
        paths.set(bundleId, [...(paths.get(bundleId) ?? []), file.path]);
    }
    for (const [bundleId, twins] of paths) {
        if (twins.length < 2)
            continue;
        throw new errors/* ActionError */.l(`${(0,plain_text/* quotedList */.p4)(apart(twins))} are different builds of ${(0,plain_text/* quoted */.TL)(bundleId)}; a run publishes one`, {
            code: 'bad-input',
            hint: 'Let the `ipa` input match one IPA per app, for example with a line such as `!build/old/**` for what is to be left out, or publish the others to a channel of their own (input `channel`).',
        });
    }
}
/** Paths below the folder that all have in common. */
function apart(paths) {
    const parts = paths.map(path => path.split(/[/\\]/));
    const [first = []] = parts;
    const differs = first.findIndex((part, at) => parts.some(other => other[at] !== part));
    return parts.map(path => path.slice(differs).join('/'));
}


/***/ }),

/***/ 85526:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ inspect),
/* harmony export */   a: () => (/* binding */ inspectIpas)
/* harmony export */ });
/* harmony import */ var _primitives_plain_text__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74624);
/* harmony import */ var _report_fact_sheet__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62808);
/* harmony import */ var _candidate__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24485);



/** The preflight alone: needs no token, asks nobody, publishes nothing. */
async function inspectIpas(paths, { rules, clock, progress }) {
    const at = clock.now();
    return (await (0,_candidate__WEBPACK_IMPORTED_MODULE_1__/* .inspectAll */ ._l)(paths, { progress })).map(inspection => {
        const candidate = (0,_candidate__WEBPACK_IMPORTED_MODULE_1__/* .judge */ .S4)(inspection, { ...rules, now: at, hosting: undefined });
        return {
            app: inspection.kind === 'app' ? inspection.app : undefined,
            file: inspection.kind === 'app' ? inspection.app.file : inspection.file,
            findings: candidate.findings,
            refused: (0,_candidate__WEBPACK_IMPORTED_MODULE_1__/* .acceptedApp */ .tL)(candidate, rules) === undefined,
            at,
        };
    });
}
/** The same as a gate in a workflow, with the fact sheets in the log. */
async function inspect(paths, inspecting) {
    const apps = await inspectIpas(paths, inspecting);
    for (const { app, at } of apps) {
        for (const [name, value] of app === undefined ? [] : (0,_report_fact_sheet__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .x)(app, at)) {
            inspecting.progress(`${name}: ${(0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(value)}`);
        }
    }
    return { kind: 'inspected', apps };
}


/***/ }),

/***/ 1355:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ recordBuild),
  d: () => (/* binding */ titled)
});

// EXTERNAL MODULE: ./src/preflight/rules/entitlement-claims.ts
var entitlement_claims = __webpack_require__(45224);
// EXTERNAL MODULE: ./src/preflight/rules/executables.ts
var executables = __webpack_require__(93366);
// EXTERNAL MODULE: ./src/primitives/plain-text.ts
var plain_text = __webpack_require__(74624);
;// CONCATENATED MODULE: ./src/builds/contents.ts



/** Elements of one list: a record travels with every page, and the largest apps have some 300 frameworks. */
const MOST_ELEMENTS = 400;
/** Characters. */
const LONGEST_NAME = 120;
const LONGEST_VALUE = 200;
const libraries = ['framework', 'library'];
const extensions = ['extension', 'app-clip', 'watch-app'];
/** What a later build will be compared with. */
function insideOf(app) {
    const ofKind = (kinds) => app.nested.filter(({ kind }) => kinds.includes(kind));
    return {
        entitlements: entitlementsOf(app),
        usageDescriptions: namedValues([...app.needs.usageDescriptions]),
        frameworks: names(ofKind(libraries).map(({ path }) => path.slice(path.lastIndexOf('/') + 1))),
        extensions: names(ofKind(extensions).map(({ bundleId }) => bundleId)),
    };
}
/** Of the first architecture: `modified-after-signing` and its kin look at all. */
function entitlementsOf(app) {
    const [signature] = (0,executables/* signaturesOf */.Rr)(app);
    const claims = signature === undefined ? [] : [...(0,entitlement_claims/* claimsOf */.ds)(signature)];
    return namedValues(claims.map(([key, value]) => [key, (0,entitlement_claims/* valueInWords */.ex)(value)]));
}
function namedValues(entries) {
    return entries
        .slice(0, MOST_ELEMENTS)
        .map(([name, value]) => ({
        name: (0,plain_text/* plainText */.wh)(name, LONGEST_NAME),
        value: (0,plain_text/* plainText */.wh)(value, LONGEST_VALUE),
    }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
function names(all) {
    const plain = all.map(name => (0,plain_text/* plainText */.wh)(name, LONGEST_NAME)).filter(name => name !== '');
    return [...new Set(plain)].toSorted().slice(0, MOST_ELEMENTS);
}

// EXTERNAL MODULE: ./src/builds/permissions.ts
var permissions = __webpack_require__(15841);
// EXTERNAL MODULE: ./src/builds/signing.ts
var signing = __webpack_require__(36154);
;// CONCATENATED MODULE: ./src/commands/publish/record-build.ts



/** The app as people are to see it (input `title`). */
function titled(app, { title }) {
    return title === '' ? app : { ...app, title };
}
/** The facts of one build as they will stand in `build.json` and in everything rendered from it. */
function recordBuild(options) {
    const { app, description, placement } = options;
    return {
        schema: 1,
        buildId: options.buildId,
        channel: description.channel,
        unlisted: options.unlisted,
        run: description.run,
        publishedAt: options.now.toISOString(),
        source: description.source,
        app: {
            bundleId: app.bundleId,
            title: titled(app, description).title,
            subtitle: description.subtitle,
            version: app.version,
            buildNumber: app.buildNumber,
            minimumOs: app.minimumOs,
            deviceFamilies: app.deviceFamilies,
            capabilities: app.needs.capabilities,
            ...(app.needs.onlyModels.length === 0 ? {} : { onlyModels: app.needs.onlyModels }),
        },
        signing: (0,signing/* signingOf */.f)(app),
        ipa: {
            fileName: options.fileName,
            size: app.file.size,
            sha256: app.file.sha256,
            host: options.hosting.ipaHost,
        },
        ...(options.provenance && { provenance: options.provenance }),
        inside: insideOf(app),
        ...sideloadOf(options),
        urls: placement.urls,
        notes: description.notes,
        findings: options.findings,
    };
}
function sideloadOf({ app, installers }) {
    if (installers === 'ios')
        return {};
    return { sideload: { only: installers === 're-signing', permissions: (0,permissions/* permissionsOf */.k)(app) } };
}


/***/ }),

/***/ 53264:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ malformedPng),
/* harmony export */   d0: () => (/* binding */ readPngHeader),
/* harmony export */   pc: () => (/* binding */ PNG_HEAD_SIZE),
/* harmony export */   sk: () => (/* binding */ imageData),
/* harmony export */   zO: () => (/* binding */ readChunks)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _primitives_errors__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47611);


const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Signature, a CgBI chunk and IHDR: what has to be read to know the dimensions. */
const PNG_HEAD_SIZE = 8 + (12 + 4) + (12 + 13);
/** Pixels per side. App icons have at most 1024; this bounds the memory of a decoded one to 16 MiB. */
const MAX_SIDE = 2048;
/** Chunks per file. Apple's encoder makes one IDAT per 16 KiB or so; real icons have fewer than 100. */
const MAX_CHUNKS = 4096;
/** Length, type and CRC. */
const CHUNK_OVERHEAD = 12;
function isPng(bytes) {
    return PNG_SIGNATURE.equals(bytes.subarray(0, PNG_SIGNATURE.length));
}
/**
 * The chunks up to and including IEND; ancillary ones are not checked against their CRC.
 *
 * @throws ActionError `malformed`
 */
function readChunks(bytes) {
    if (!isPng(bytes))
        throw malformedPng('it has no PNG signature');
    const chunks = [];
    let at = PNG_SIGNATURE.length;
    while (chunks.at(-1)?.type !== 'IEND') {
        if (chunks.length === MAX_CHUNKS)
            throw malformedPng(`it has more than ${MAX_CHUNKS} chunks`);
        const chunk = chunkAt(bytes, at);
        chunks.push(chunk);
        at += CHUNK_OVERHEAD + chunk.data.length;
    }
    return chunks;
}
function chunkAt(bytes, at) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const left = bytes.byteLength - at - CHUNK_OVERHEAD;
    const length = left < 0 ? 0 : view.getUint32(at);
    if (left < length)
        throw malformedPng(`it is cut short at byte ${bytes.byteLength}`);
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    const critical = /^[A-Z]/.test(type);
    if (critical &&
        (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) {
        throw malformedPng(`the checksum of its ${type} chunk does not match`);
    }
    return { type, data: bytes.subarray(at + 8, at + 8 + length) };
}
/**
 * `IHDR` of the beginning of a PNG or CgBI file, with the dimensions checked before anything is decoded.
 *
 * @param head at least `PNG_HEAD_SIZE` bytes
 * @throws ActionError `malformed`
 */
function readPngHeader(head) {
    if (!isPng(head))
        throw malformedPng('it has no PNG signature');
    const first = chunkAt(head, PNG_SIGNATURE.length);
    const isHeader = first.type === 'IHDR';
    const behind = PNG_SIGNATURE.length + CHUNK_OVERHEAD + first.data.length;
    return parseHeader(isHeader ? first : chunkAt(head, behind));
}
function parseHeader({ type, data }) {
    if (type !== 'IHDR' || data.length !== 13)
        throw malformedPng('it does not begin with IHDR');
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const [width, height] = [view.getUint32(0), view.getUint32(4)];
    if (width === 0 || height === 0 || width > MAX_SIDE || height > MAX_SIDE) {
        throw malformedPng(`it has ${width} × ${height} pixels; the most is ${MAX_SIDE} × ${MAX_SIDE}`);
    }
    return {
        width,
        height,
        bitDepth: view.getUint8(8),
        colorType: view.getUint8(9),
        interlaced: view.getUint8(12) !== 0,
    };
}
/** The data of all IDAT chunks: one stream that runs on across them. */
function imageData(chunks) {
    return Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
}
function malformedPng(problem) {
    return new _primitives_errors__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l(`not a readable PNG: ${problem}`, { code: 'malformed' });
}


/***/ }),

/***/ 49791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KJ: () => (/* binding */ encodePng),
/* harmony export */   pX: () => (/* binding */ encodeGreyPng),
/* harmony export */   wS: () => (/* binding */ decodePng)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var pngjs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10359);
/* harmony import */ var _primitives_errors__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47611);
/* harmony import */ var _chunks__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53264);




/**
 * Decodes any standard PNG: palette, grey, 16 bits (reduced to 8), interlaced.
 *
 * @throws ActionError `malformed`
 */
function decodePng(bytes) {
    const header = (0,_chunks__WEBPACK_IMPORTED_MODULE_3__/* .readPngHeader */ .d0)(bytes);
    const data = (0,_chunks__WEBPACK_IMPORTED_MODULE_3__/* .imageData */ .sk)((0,_chunks__WEBPACK_IMPORTED_MODULE_3__/* .readChunks */ .zO)(bytes));
    try {
        if (header.interlaced)
            refuseInflatingBeyond(header, data);
        const { width, height, data: rgba } = pngjs__WEBPACK_IMPORTED_MODULE_1__/* .PNG */ .O.sync.read(Buffer.from(bytes));
        return { width, height, rgba };
    }
    catch (error) {
        throw (0,_chunks__WEBPACK_IMPORTED_MODULE_3__/* .malformedPng */ .RO)((0,_primitives_errors__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error));
    }
}
/** pngjs bounds what it inflates by the dimensions, except for interlaced images. */
function refuseInflatingBeyond({ width, height }, data) {
    const deepestPixel = 8;
    const filterBytes = 2 * height + 8;
    (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateSync)(data, { maxOutputLength: width * height * deepestPixel + filterBytes });
}
/** PNG specification, section 9.2. */
const filterTypes = { none: 0, paeth: 4 };
/** A standard PNG: 8-bit RGB when every pixel is opaque, else RGBA. The same pixels give the same bytes. */
function encodePng({ width, height, rgba }, filter = 'paeth') {
    const opaque = isOpaque(rgba);
    const data = opaque ? withoutAlpha(rgba) : rgba;
    return written({ width, height, data }, opaque ? 'rgb' : 'rgba', filter);
}
/** A standard PNG of 8-bit greys: for a drawing a third of the work, and half the file. */
function encodeGreyPng({ width, height, grey }) {
    return written({ width, height, data: grey }, 'grey', 'none');
}
/** PNG specification, section 11.2.2. */
const colorTypes = { grey: 0, rgb: 2, rgba: 6 };
function written({ width, height, data }, color, filter) {
    const png = new pngjs__WEBPACK_IMPORTED_MODULE_1__/* .PNG */ .O({ width, height });
    png.data = Buffer.from(data.buffer, data.byteOffset, data.length);
    return pngjs__WEBPACK_IMPORTED_MODULE_1__/* .PNG */ .O.sync.write(png, {
        colorType: colorTypes[color],
        inputColorType: colorTypes[color],
        inputHasAlpha: color === 'rgba',
        filterType: filterTypes[filter],
        deflateStrategy: node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.Z_DEFAULT_STRATEGY,
    });
}
/** Here, because pngjs makes two objects for each pixel. */
function withoutAlpha(rgba) {
    const rgb = Buffer.alloc((rgba.length / 4) * 3);
    for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
        rgb[to] = rgba[from] ?? 0;
        rgb[to + 1] = rgba[from + 1] ?? 0;
        rgb[to + 2] = rgba[from + 2] ?? 0;
    }
    return rgb;
}
function isOpaque(rgba) {
    for (let at = 3; at < rgba.length; at += 4) {
        if (rgba[at] !== 255)
            return false;
    }
    return true;
}


/***/ }),

/***/ 24659:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ booleanAt),
/* harmony export */   Hf: () => (/* binding */ isDictionary),
/* harmony export */   Ko: () => (/* binding */ dictionaryAt),
/* harmony export */   RD: () => (/* binding */ arrayAt),
/* harmony export */   bX: () => (/* binding */ stringAt),
/* harmony export */   iM: () => (/* binding */ dateAt),
/* harmony export */   kp: () => (/* binding */ stringsAt),
/* harmony export */   ox: () => (/* binding */ dataAt),
/* harmony export */   zz: () => (/* binding */ dictionary)
/* harmony export */ });
/** A dictionary from an object literal; entries that are undefined are left out. */
function dictionary(entries) {
    const result = new Map();
    for (const [key, value] of Object.entries(entries)) {
        if (value !== undefined)
            result.set(key, value);
    }
    return result;
}
function isDictionary(value) {
    return value instanceof Map;
}
/** This and the accessors below: undefined when the key is missing or holds another type. */
function stringAt(from, key) {
    const value = from.get(key);
    return typeof value === 'string' ? value : undefined;
}
function booleanAt(from, key) {
    const value = from.get(key);
    return typeof value === 'boolean' ? value : undefined;
}
function dateAt(from, key) {
    const value = from.get(key);
    return value instanceof Date ? value : undefined;
}
function dataAt(from, key) {
    const value = from.get(key);
    return value instanceof Uint8Array ? value : undefined;
}
function arrayAt(from, key) {
    const value = from.get(key);
    return Array.isArray(value) ? value : undefined;
}
function dictionaryAt(from, key) {
    const value = from.get(key);
    return isDictionary(value) ? value : undefined;
}
/** The strings of an array; other elements are left out. Empty when there is no array. */
function stringsAt(from, key) {
    return (arrayAt(from, key) ?? []).filter(element => typeof element === 'string');
}


/***/ }),

/***/ 77852:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ openArchive)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(20663);
// EXTERNAL MODULE: ./src/primitives/errors.ts
var errors = __webpack_require__(47611);
;// CONCATENATED MODULE: ./src/ipa/foreign-file.ts

/** Bytes from the beginning of a file that tell what it is. */
const TELLING_HEAD = 1_024;
const DOWNLOAD = 'A download has failed or expired, or asks for a login: look at the address, let the step that downloads fail by itself (curl --fail), and run it again.';
const EXPORT = 'Give the .ipa as Xcode, fastlane or xcodebuild -exportArchive wrote it.';
/** Bytes as Latin-1. Signatures as in the file formats' own specifications. */
const KINDS = [
    {
        head: /^version https:\/\/git-lfs\.github\.com\/spec\//,
        what: 'a Git LFS pointer, not the file that it stands for',
        fix: 'Fetch the file itself: `lfs: true` with actions/checkout, or git lfs pull.',
    },
    { head: /^(?:ï»¿)?\s*<(?:!doctype html|html)\b/i, what: 'a web page (HTML)', fix: DOWNLOAD },
    {
        head: /^(?:ï»¿)?\s*<(?:\?xml[^>]*>\s*<)?(?:Error|ListBucketResult)>/,
        what: 'the answer of a storage server (XML)',
        fix: DOWNLOAD,
    },
    {
        head: /^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*<!DOCTYPE plist|<plist)|^bplist0/,
        what: 'a property list',
        fix: `A manifest is made here, from the IPA. ${EXPORT}`,
    },
    { head: /^(?:ï»¿)?\s*\{\s*"/, what: 'the answer of a server (JSON)', fix: DOWNLOAD },
    // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 1952, section 2.3.1
    { head: /^\x1f\x8b/, what: 'packed with gzip', fix: 'Unpack it in a step before.' },
    { head: /^(?:7z\xbc\xaf|Rar!|\xfd7zXZ|BZh)/, what: 'packed, but not as ZIP', fix: EXPORT },
    { head: /^xar!/, what: 'an installer package for the Mac', fix: EXPORT },
    {
        head: /^(?:[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)/,
        what: 'an executable',
        fix: `The .ipa is the whole app, packed. ${EXPORT}`,
    },
];
/**
 * What a file that is no ZIP archive is instead, as far as its beginning tells.
 *
 * @returns an ActionError `unreadable-ipa`, or `undefined` when nothing is known
 */
function foreignFile(head) {
    if (head.length === 0) {
        return refusal('empty', 'Look at the step that writes it: a file was made, and nothing came into it.');
    }
    const text = head.toString('latin1');
    const kind = KINDS.find(one => one.head.test(text));
    return kind && refusal(kind.what, kind.fix);
}
function refusal(what, hint) {
    return new errors/* ActionError */.l(`the file is ${what}`, { code: 'unreadable-ipa', hint });
}

// EXTERNAL MODULE: ./src/ipa/archive/end.ts
var archive_end = __webpack_require__(86608);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/primitives/plain-text.ts
var plain_text = __webpack_require__(74624);
;// CONCATENATED MODULE: ./src/ipa/archive/entry.ts




class ZippedFile {
    path;
    size;
    encrypted;
    link;
    place;
    #open;
    constructor({ path, size, encrypted, link, place, open }) {
        this.path = path;
        this.size = size;
        this.encrypted = encrypted;
        this.link = link;
        this.place = place;
        this.#open = open;
    }
    async read(limit) {
        if (this.size > limit)
            throw this.#unreadable(`has ${this.size} bytes; the most is ${limit}`);
        const chunks = [];
        for await (const chunk of this.stream())
            chunks.push(chunk);
        return Buffer.concat(chunks);
    }
    async readHead(length) {
        const chunks = [];
        let have = 0;
        for await (const chunk of this.#chunks()) {
            chunks.push(chunk);
            have += chunk.length;
            if (have >= length)
                break;
        }
        return Buffer.concat(chunks).subarray(0, length);
    }
    async *stream() {
        let crc = 0;
        for await (const chunk of this.#chunks()) {
            crc = (0,external_node_zlib_.crc32)(chunk, crc);
            yield chunk;
        }
        if (crc !== this.place.crc)
            throw this.#unreadable('is damaged: its checksum (CRC-32) does not match');
    }
    async *#chunks() {
        if (this.encrypted)
            throw this.#unreadable('is encrypted');
        try {
            for await (const chunk of await this.#open(this)) {
                if (Buffer.isBuffer(chunk))
                    yield chunk;
            }
        }
        catch (error) {
            throw error instanceof errors/* ActionError */.l
                ? error
                : this.#unreadable(`is damaged: ${(0,errors/* messageOf */.b)(error)}`);
        }
    }
    #unreadable(problem) {
        return (0,archive_end/* unreadableArchive */.QB)(`${(0,plain_text/* quoted */.TL)(this.path)} ${problem}`);
    }
}

;// CONCATENATED MODULE: ./src/ipa/archive/extents.ts


/**
 * Entries begin with the file, because iOS unpacks while it downloads. They do not share bytes: that is how
 * an archive of 10 MB unpacks to 281 TB (David Fifield, «A better zip bomb», 2019). They end before the
 * table of contents.
 *
 * @throws ActionError `unreadable-ipa`
 */
function checkExtents(extents, directoryOffset) {
    let before;
    for (const extent of extents.toSorted((a, b) => a.start - b.start)) {
        if (before === undefined && extent.start > 0) {
            throw (0,archive_end/* unreadableArchive */.QB)(`${extent.start} bytes stand in front of its first file`);
        }
        if (before !== undefined && extent.start < before.end) {
            throw (0,archive_end/* unreadableArchive */.QB)(`${(0,plain_text/* quoted */.TL)(before.path)} and ${(0,plain_text/* quoted */.TL)(extent.path)} overlap`);
        }
        before = extent;
    }
    if (before !== undefined && before.end > directoryOffset) {
        throw (0,archive_end/* unreadableArchive */.QB)(`${(0,plain_text/* quoted */.TL)(before.path)} is said to reach beyond the end of the files`);
    }
}

;// CONCATENATED MODULE: ./src/ipa/archive/finder.ts


function finder(entries) {
    let index;
    return path => {
        index ??= indexed(entries);
        const key = path.normalize('NFC');
        if (index.twice.has(key))
            throw (0,archive_end/* unreadableArchive */.QB)(`it holds ${(0,plain_text/* quoted */.TL)(path)} twice`);
        return index.byPath.get(key);
    };
}
/** An artifact of 60,000 files is never asked for one, so only who asks pays. */
function indexed(entries) {
    const byPath = new Map();
    const twice = new Set();
    for (const entry of entries) {
        const key = entry.path.normalize('NFC');
        if (byPath.has(key))
            twice.add(key);
        byPath.set(key, entry);
    }
    return { byPath, twice };
}

// EXTERNAL MODULE: ./src/ipa/archive/hash-file.ts
var hash_file = __webpack_require__(9116);
// EXTERNAL MODULE: ./src/ipa/archive/local-header.ts
var local_header = __webpack_require__(68158);
;// CONCATENATED MODULE: ./src/ipa/archive/sequential-reader.ts

/** Bytes read at a time. */
const PIECE_SIZE = 512 * 1024;
/**
 * A file read once from front to back, the next piece being fetched while this one is worked on. yauzl opens
 * entry by entry, and then the file would be read a second time for its own digest. Two buffers take turns: a
 * gigabyte of new ones would be garbage faster than it is collected.
 */
class SequentialReader {
    #options;
    #buffers;
    #piece = Buffer.alloc(0);
    /** Where `#piece` begins in the file. */
    #pieceAt = 0;
    #position = 0;
    #coming;
    constructor(options) {
        this.#options = options;
        const size = Math.min(PIECE_SIZE, options.size);
        this.#buffers = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)];
    }
    get position() {
        return this.#position;
    }
    /** @throws ActionError `unreadable-ipa` when the file is shorter than it was. */
    async skipTo(position) {
        if (position < this.#position)
            throw new Error(`cannot go back to ${position}`);
        while (this.#pieceAt + this.#piece.length < position)
            await this.#advance();
        this.#position = position;
    }
    /** The next `length` bytes in one piece, good until more is asked for. */
    async take(length) {
        const from = this.#position - this.#pieceAt;
        if (from + length > this.#piece.length)
            return this.copy(length);
        this.#position += length;
        return this.#piece.subarray(from, from + length);
    }
    /** The next `length` bytes, to be kept. */
    async copy(length) {
        const start = this.#position;
        const whole = Buffer.allocUnsafe(length);
        for await (const part of this.stream(length))
            whole.set(part, this.#position - part.length - start);
        return whole;
    }
    /** The next `length` bytes as they come, each piece good until the next is asked for. */
    async *stream(length) {
        const end = this.#position + length;
        while (this.#position < end) {
            if (this.#position >= this.#pieceAt + this.#piece.length)
                await this.#advance();
            const from = this.#position - this.#pieceAt;
            const part = this.#piece.subarray(from, end - this.#pieceAt);
            this.#position += part.length;
            yield part;
        }
    }
    async #advance() {
        const at = this.#pieceAt + this.#piece.length;
        const piece = await (this.#coming ?? this.#fetch(at));
        this.#pieceAt = at;
        this.#piece = piece;
        const next = at + piece.length;
        this.#coming = next < this.#options.size ? this.#fetch(next) : undefined;
        // Whoever waits for it sees the failure; until then it is nobody's unhandled one.
        this.#coming?.catch(() => { });
    }
    async #fetch(at) {
        const { file, size, witness } = this.#options;
        const [even, odd] = this.#buffers;
        const buffer = (at / PIECE_SIZE) % 2 === 0 ? even : odd;
        const piece = buffer.subarray(0, Math.max(1, size - at));
        await (0,archive_end/* readInto */.Pq)(file, piece, at);
        witness(piece);
        return piece;
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./src/ipa/archive/view.ts


/**
 * Bytes of the table of contents: room for 200,000 entries of 160 bytes. It is held in memory while it is read, and
 * each name in it three times.
 */
const MAX_DIRECTORY_SIZE = 32 * 1024 * 1024;
const COMMENT_LENGTH_AT = 20;
/** Bytes read at a time. */
const view_PIECE_SIZE = 64 * 1024;
/** @throws ActionError `unreadable-ipa` */
async function viewArchive(file, end) {
    if (end.directorySize > MAX_DIRECTORY_SIZE) {
        throw (0,archive_end/* unreadableArchive */.QB)(`its table of contents has ${end.directorySize} bytes; the most is ${MAX_DIRECTORY_SIZE}`);
    }
    const size = end.recordOffset + archive_end/* END_RECORD_SIZE */.ck;
    const tail = await (0,archive_end/* readAt */.m6)(file, end.directoryOffset, size - end.directoryOffset);
    tail.writeUInt16LE(0, tail.length - archive_end/* END_RECORD_SIZE */.ck + COMMENT_LENGTH_AT);
    return {
        size,
        read: (into, position) => readFrom({ file, tail, tailOffset: end.directoryOffset }, into, position),
        stream: (from, to) => external_node_stream_.Readable.from(pieces(file, from, to), { objectMode: false }),
    };
}
async function readFrom({ file, tail, tailOffset }, into, position) {
    const fromFile = Math.max(0, Math.min(into.length, tailOffset - position));
    if (fromFile > 0)
        into.set(await (0,archive_end/* readAt */.m6)(file, position, fromFile));
    const fromTail = tail
        .subarray(position + fromFile - tailOffset)
        .subarray(0, into.length - fromFile);
    if (fromFile + fromTail.length < into.length) {
        throw (0,archive_end/* unreadableArchive */.QB)(`it ends before byte ${position + into.length}`);
    }
    into.set(fromTail, fromFile);
}
/** Not a stream of `node:fs`: those close the file when they are destroyed, and one is for every entry. */
async function* pieces(file, start, end) {
    for (let at = start; at < end; at += view_PIECE_SIZE) {
        yield await (0,archive_end/* readAt */.m6)(file, at, Math.min(view_PIECE_SIZE, end - at));
    }
}

;// CONCATENATED MODULE: ./src/ipa/archive/archive.ts












/** Entries. Large games have some 50,000; one costs a few hundred bytes of memory here. */
const MAX_ENTRIES = 200_000;
/** Bytes of a name, `PATH_MAX` of Linux: nobody unpacks a longer one. That of iOS is a quarter. */
const MAX_NAME_SIZE = 4_096;
/** Bytes, without the name and the extra field (APPNOTE 4.3.12). */
const CENTRAL_HEADER_SIZE = 46;
/** APPNOTE 4.4.2.2 */
const MADE_ON_UNIX = 3;
/** `S_IFLNK` without its twelve lower bits. */
const LINK_TYPE = 0o12;
/**
 * Opens an IPA. Names are taken for UTF-8 whatever their flag says, because macOS writes UTF-8 without
 * the flag (thejoshwolfe/yauzl#84), and for CP437 when they are no UTF-8.
 *
 * @throws ActionError `unreadable-ipa`; `no-ipa` when the file cannot be opened
 */
async function openArchive(path) {
    const file = await (0,promises_.open)(path, 'r').catch((cause) => {
        throw (0,hash_file/* unreadableFile */._)(path, cause);
    });
    try {
        const { size } = await file.stat();
        const end = await (0,archive_end/* findArchiveEnd */.PP)(file, size).catch(async (error) => {
            throw foreignFile(await (0,archive_end/* readAt */.m6)(file, 0, Math.min(size, TELLING_HEAD))) ?? error;
        });
        const zip = await openZip(await viewArchive(file, end));
        const all = await readDirectory(zip, end);
        const entries = all.filter(({ path }) => !path.endsWith('/') && !path.startsWith('__MACOSX/'));
        return {
            entries,
            records: all.toSorted((a, b) => a.place.headerOffset - b.place.headerOffset),
            directoryOffset: end.directoryOffset,
            find: finder(entries),
            sequentialReader: witness => new SequentialReader({ file, size, witness }),
            size,
            close: () => file.close(),
        };
    }
    catch (error) {
        await file.close();
        throw error instanceof errors/* ActionError */.l ? error : (0,archive_end/* unreadableArchive */.QB)((0,errors/* messageOf */.b)(error), error);
    }
}
/** Lets yauzl see the file through `view`. */
class ViewReader extends yauzl.RandomAccessReader {
    #view;
    constructor(view) {
        super();
        this.#view = view;
    }
    _readStreamForRange(start, end) {
        return this.#view.stream(start, end);
    }
    read(...[buffer, offset, length, position, done]) {
        this.#view.read(buffer.subarray(offset, offset + length), position).then(() => done(null), done);
    }
}
function openZip(view) {
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true };
    return yauzl.fromRandomAccessReaderPromise(new ViewReader(view), view.size, options);
}
/** Reads up to the end of the table, not up to the count: macOS writes that modulo 65,536. */
async function readDirectory(zip, end) {
    const entries = [];
    const open = archive_opener(zip);
    let size = 0;
    zip.entryCount = end.directorySize === 0 ? 0 : Number.POSITIVE_INFINITY;
    for await (const source of zip.eachEntry()) {
        const { fileNameLength, extraFieldLength, fileCommentLength } = source;
        if (fileNameLength > MAX_NAME_SIZE) {
            throw (0,archive_end/* unreadableArchive */.QB)(`it holds a name of ${fileNameLength} bytes; the most is ${MAX_NAME_SIZE}`);
        }
        size += CENTRAL_HEADER_SIZE + fileNameLength + extraFieldLength + fileCommentLength;
        entries.push(entryOf(source, open));
        if (entries.length > MAX_ENTRIES)
            throw (0,archive_end/* unreadableArchive */.QB)(`it holds more than ${MAX_ENTRIES} entries`);
        if (size >= end.directorySize)
            break;
    }
    refuseContradiction({ count: entries.length, size }, end);
    checkExtents(entries.map(extentOf), end.directoryOffset);
    return entries;
}
function refuseContradiction(seen, end) {
    const counted = end.zip64 ? seen.count : seen.count % 0x10000;
    if (counted !== end.entryCount || seen.size !== end.directorySize) {
        throw (0,archive_end/* unreadableArchive */.QB)(`it announces ${end.entryCount} entries and lists ${seen.count}`);
    }
}
function extentOf({ place, path }) {
    const { headerOffset: start, rawName, packedSize } = place;
    return { start, end: start + local_header/* LOCAL_HEADER_SIZE */._ + rawName.length + packedSize, path };
}
function nameOf(source) {
    return decodedName(source).replace(/^(?:\.\/)+/, '');
}
function decodedName({ fileNameRaw, extraFields }) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fileNameRaw);
    }
    catch {
        return yauzl.getFileNameLowLevel(0, fileNameRaw, extraFields, true);
    }
}
/** Keeps of yauzl's entry what reading needs: there may be 70,000 of them. */
function entryOf(source, open) {
    const path = nameOf(source);
    const rawName = source.fileNameRaw.toString('latin1');
    return new ZippedFile({
        path,
        size: source.uncompressedSize,
        encrypted: source.isEncrypted(),
        link: isLink(source),
        place: {
            headerOffset: source.relativeOffsetOfLocalHeader,
            packedSize: source.compressedSize,
            method: source.compressionMethod,
            flags: source.generalPurposeBitFlag,
            crc: source.crc32,
            rawName: rawName === path ? path : rawName,
        },
        open,
    });
}
function archive_opener(zip) {
    return ({ place, size }) => {
        const source = new yauzl.Entry();
        source.compressedSize = place.packedSize;
        source.compressionMethod = place.method;
        source.generalPurposeBitFlag = place.flags;
        source.relativeOffsetOfLocalHeader = place.headerOffset;
        source.uncompressedSize = size;
        return zip.openReadStreamPromise(source);
    };
}
/** APPNOTE 4.4.2 and 4.4.15: the upper half holds `st_mode` when the archive was made on Unix. */
function isLink({ versionMadeBy, externalFileAttributes }) {
    return versionMadeBy >>> 8 === MADE_ON_UNIX && externalFileAttributes >>> 28 === LINK_TYPE;
}


/***/ }),

/***/ 86608:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PP: () => (/* binding */ findArchiveEnd),
/* harmony export */   Pq: () => (/* binding */ readInto),
/* harmony export */   QB: () => (/* binding */ unreadableArchive),
/* harmony export */   ck: () => (/* binding */ END_RECORD_SIZE),
/* harmony export */   m6: () => (/* binding */ readAt)
/* harmony export */ });
/* harmony import */ var _primitives_errors__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47611);

/** APPNOTE 4.3.16: the record without its comment. */
const END_RECORD_SIZE = 22;
/** APPNOTE 4.3.15. */
const LOCATOR_SIZE = 20;
/** APPNOTE 4.3.14, without the extensible data sector. */
const ZIP64_RECORD_SIZE = 56;
const MAX_COMMENT_SIZE = 0xffff;
const MAX_32_BIT_SIZE = 0xffffffff;
const END_RECORD = 0x06054b50;
const LOCATOR = 0x07064b50;
const ZIP64_RECORD = 0x06064b50;
/**
 * Finds the end record. The comment behind it may itself hold something that looks like one, so the
 * record must be followed by exactly its comment, and the directory must end where the record begins.
 *
 * @throws ActionError `unreadable-ipa`
 */
async function findArchiveEnd(file, size) {
    const tailSize = Math.min(size, LOCATOR_SIZE + END_RECORD_SIZE + MAX_COMMENT_SIZE);
    const tail = await readAt(file, size - tailSize, tailSize);
    let problem = 'it has no end record: it is no ZIP archive, or it is cut off';
    for (let at = tailSize - END_RECORD_SIZE; at >= 0; at--) {
        if (tail.readUInt32LE(at) !== END_RECORD)
            continue;
        const surplus = tailSize - at - END_RECORD_SIZE - tail.readUInt16LE(at + 20);
        if (surplus !== 0) {
            problem = surplus > 0 ? `${surplus} bytes follow its end` : 'it is cut off in its comment';
            continue;
        }
        const end = await readEnd(file, { tail, at, tailOffset: size - tailSize });
        const misplaced = misplacement(end, size);
        if (misplaced === undefined)
            return end;
        problem = misplaced;
    }
    throw unreadableArchive(problem);
}
async function readEnd(file, { tail, at, tailOffset }) {
    const recordOffset = tailOffset + at;
    const locator = at - LOCATOR_SIZE;
    if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR) {
        const zip64Offset = Number(tail.readBigUInt64LE(locator + 8));
        return readZip64End(file, { recordOffset, zip64Offset });
    }
    return {
        directoryOffset: tail.readUInt32LE(at + 16),
        directorySize: tail.readUInt32LE(at + 12),
        entryCount: tail.readUInt16LE(at + 10),
        zip64: false,
        recordOffset,
        directoryEnd: recordOffset,
    };
}
async function readZip64End(file, { recordOffset, zip64Offset }) {
    const latest = recordOffset - LOCATOR_SIZE - ZIP64_RECORD_SIZE;
    const bytes = zip64Offset <= latest ? await readAt(file, zip64Offset, ZIP64_RECORD_SIZE) : undefined;
    if (bytes?.readUInt32LE(0) !== ZIP64_RECORD) {
        throw unreadableArchive(`its ZIP64 end record is not at ${zip64Offset}, where it should be`);
    }
    return {
        directoryOffset: Number(bytes.readBigUInt64LE(48)),
        directorySize: Number(bytes.readBigUInt64LE(40)),
        entryCount: Number(bytes.readBigUInt64LE(32)),
        zip64: true,
        recordOffset,
        directoryEnd: zip64Offset,
    };
}
/** Why the directory cannot be where the end record says, or undefined. */
function misplacement(end, size) {
    if (!end.zip64 && size > MAX_32_BIT_SIZE) {
        return 'it is over 4 GB and not in ZIP64 form, so its table of contents is lost (Xcode writes such archives)';
    }
    const gap = end.directoryEnd - (end.directoryOffset + end.directorySize);
    if (gap === 0)
        return undefined;
    return gap > 0
        ? `${gap} bytes stand in front of it, or between its files and its table of contents`
        : 'its table of contents is said to lie beyond its end: bytes are missing';
}
/** @throws ActionError `unreadable-ipa` when the file is shorter. */
async function readAt(file, position, length) {
    // Not cleared first, which took a twelfth of the time of a whole check: all of it is read over, or thrown away.
    const bytes = Buffer.allocUnsafe(length);
    await readInto(file, bytes, position);
    return bytes;
}
/** The same into memory that is there already: all of it is filled. */
async function readInto(file, bytes, position) {
    const { length } = bytes;
    const { bytesRead } = await file.read(bytes, 0, length, position);
    if (bytesRead < length)
        throw unreadableArchive(`it ends before byte ${position + length}`);
}
/** @param problem continues «the archive cannot be read: …» */
function unreadableArchive(problem, cause) {
    return new _primitives_errors__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l(`the archive cannot be read: ${problem}`, {
        code: 'unreadable-ipa',
        hint: 'Give the .ipa as Xcode, fastlane or xcodebuild -exportArchive wrote it.',
        cause,
    });
}


/***/ }),

/***/ 9116:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ hashFile),
/* harmony export */   _: () => (/* binding */ unreadableFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _primitives_errors__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47611);
/* harmony import */ var _primitives_plain_text__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74624);






/** Bytes between two lines of progress: a second's worth on a hosted runner. */
const PROGRESS_STEP = 256 * 1024 * 1024;
const MEGABYTE = 1_000_000;
const READ_SIZE = 1024 * 1024;
/** Characters of a name that are shown. File systems have names of up to 255 bytes. */
const MAX_NAME = 255;
/**
 * Size and SHA-256 of a file in one pass, in constant memory.
 *
 * @throws ActionError `no-ipa` when there is no such file, when it is a folder, or when it cannot be read
 */
async function hashFile(path, progress = () => { }) {
    const name = (0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path), MAX_NAME);
    const expected = await sizeOf(path);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    let nextLine = PROGRESS_STEP;
    for await (const chunk of readPieces(path)) {
        hash.update(chunk);
        size += chunk.length;
        if (size < nextLine)
            continue;
        progress(`Hashing ${name}: ${megabytes(size)} of ${megabytes(expected)} MB`);
        nextLine += PROGRESS_STEP;
    }
    return { path, name, size, sha256: hash.digest('hex') };
}
async function* readPieces(path) {
    try {
        yield* (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: READ_SIZE });
    }
    catch (cause) {
        throw unreadableFile(path, cause);
    }
}
async function sizeOf(path) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch((cause) => {
        throw unreadableFile(path, cause);
    });
    if (stats.isFile())
        return stats.size;
    throw noIpa(`${path} is a folder, not an .ipa file`);
}
/** Also for readers that come later: a file may go, or break, at any time. */
function unreadableFile(path, cause) {
    return noIpa(`The file ${(0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(path)} cannot be read: ${(0,_primitives_errors__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(cause)}`, cause);
}
function noIpa(message, cause) {
    return new _primitives_errors__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .l(message, {
        code: 'no-ipa',
        hint: 'Give the path of an .ipa file in the input `ipa`; `xcodebuild -exportArchive` makes one from an archive.',
        cause,
    });
}
function megabytes(bytes) {
    return (bytes / MEGABYTE).toFixed(0);
}


/***/ }),

/***/ 68158:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readLocalHeader),
/* harmony export */   _: () => (/* binding */ LOCAL_HEADER_SIZE)
/* harmony export */ });
/* harmony import */ var _primitives_plain_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74624);
/* harmony import */ var _end__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86608);


/** Bytes, without the name and the extra field (APPNOTE 4.3.7). */
const LOCAL_HEADER_SIZE = 30;
const SIGNATURE = 0x04034b50;
/** APPNOTE 4.4.4. */
const ENCRYPTED = 1;
/** Checksum and sizes stand behind the data instead of in the header. */
const DESCRIPTOR = 8;
/** In place of a size: it stands in the ZIP64 extra field. */
const ELSEWHERE = 0xffffffff;
/**
 * iOS unpacks an app while it downloads, by these headers and not by the table of contents. They have to
 * say the same, or the phone sees another app than the one that was checked.
 *
 * @param bytes the first {@link LOCAL_HEADER_SIZE} bytes, and as many as the name has
 * @throws ActionError `unreadable-ipa`
 */
function readLocalHeader(bytes, entry) {
    const disagree = (what) => (0,_end__WEBPACK_IMPORTED_MODULE_0__/* .unreadableArchive */ .QB)(`the header in front of ${(0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(entry.path)} ${what} than the table of contents`);
    if (bytes.readUInt32LE(0) !== SIGNATURE) {
        throw (0,_end__WEBPACK_IMPORTED_MODULE_0__/* .unreadableArchive */ .QB)(`there is no header in front of ${(0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(entry.path)}`);
    }
    const flags = bytes.readUInt16LE(6);
    const descriptor = (flags & DESCRIPTOR) !== 0;
    if ((flags & ENCRYPTED) !== Number(entry.encrypted))
        throw disagree('says otherwise of encryption');
    if (bytes.readUInt16LE(8) !== entry.place.method)
        throw disagree('names another compression');
    if (!descriptor && !agrees(bytes, entry))
        throw disagree('has another checksum or size');
    if (!hasName(bytes, entry))
        throw disagree('has another name');
    return {
        extraLength: bytes.readUInt16LE(28),
        descriptor,
        sized: isSize(bytes.readUInt32LE(18), entry.place.packedSize),
    };
}
function hasName(bytes, { place: { rawName } }) {
    return (bytes.readUInt16LE(26) === rawName.length &&
        bytes.toString('latin1', LOCAL_HEADER_SIZE, LOCAL_HEADER_SIZE + rawName.length) === rawName);
}
function agrees(bytes, { size, place }) {
    return (bytes.readUInt32LE(14) === place.crc &&
        isSize(bytes.readUInt32LE(18), place.packedSize) &&
        isSize(bytes.readUInt32LE(22), size));
}
function isSize(value, size) {
    return value === ELSEWHERE || value === size;
}


/***/ }),

/***/ 61399:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ inspectIpa)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/primitives/errors.ts
var errors = __webpack_require__(47611);
// EXTERNAL MODULE: ./src/primitives/plain-text.ts
var plain_text = __webpack_require__(74624);
;// CONCATENATED MODULE: ./src/ipa/app-folder.ts

const APP_INFO = /^(Payload\/[^/]+\.app)\/Info\.plist$/;
/** Characters of a path in a message. */
const MAX_SHOWN_PATH = 120;
/** Apps named in a message. */
const MAX_SHOWN_APPS = 5;
/**
 * The one folder `Payload/<name>.app` that has an `Info.plist`, as spelled in the archive. Watch apps, App
 * Clips, extensions and bundles inside it have theirs deeper and do not count.
 */
function findAppFolder(archive) {
    const encrypted = archive.entries.find(entry => entry.encrypted && entry.path.startsWith('Payload/'));
    if (encrypted) {
        return {
            kind: 'misfit',
            reason: `${shown(encrypted.path)} is encrypted with a password`,
            fix: 'Make the .ipa without a password: iOS cannot unpack it otherwise.',
        };
    }
    const folders = [...new Set(matches(archive, APP_INFO))];
    const [folder, ...others] = folders;
    if (folder === undefined)
        return misfit(archive);
    if (others.length === 0)
        return { kind: 'found', folder };
    const names = folders.slice(0, MAX_SHOWN_APPS).map(shown).join(', ');
    return {
        kind: 'misfit',
        reason: `it holds ${folders.length} apps: ${names}`,
        fix: 'Put one app into each .ipa file.',
    };
}
const EXPORT = 'Export the archive for release testing: xcodebuild -exportArchive, or gym of fastlane.';
const MISFITS = [
    {
        pattern: /^(Payload|(?:Payload\/)?[^/]+\.app)$/,
        reason: folder => `${folder} is a symbolic link, and what it leads to is not in the archive`,
        fix: 'Pack what the link leads to: zip without --symlinks (-y), or cp -RL before.',
        link: true,
    },
    {
        pattern: /^(AndroidManifest\.xml|classes\.dex|BundleConfig\.pb|[^/]+\.apk)$/,
        reason: file => `it is an Android app (it holds ${file})`,
        fix: 'Give the .ipa: an iPhone takes no .apk or .aab.',
    },
    {
        pattern: /^(?!.*\.app\/)(.+\.ipa)$/i,
        reason: file => `it is an archive around the IPA ${file}`,
        fix: 'Unpack it first, or let the input `artifact` name the artifact: then that is done here.',
    },
    {
        pattern: /^(Products)\/Applications\/[^/]+\.app\//,
        reason: folder => `it holds the inside of an Xcode archive (${folder}), not an exported app`,
        fix: EXPORT,
    },
    {
        pattern: /^(.*\.xcarchive)\/Products\//,
        reason: folder => `it holds the Xcode archive ${folder}, not an exported app`,
        fix: EXPORT,
    },
    {
        pattern: /^(?:[^/]+\/)?((?:Payload\/)?[^/]+\.app)\/Contents\//,
        reason: folder => `${folder} is a Mac app (it has a folder Contents)`,
        fix: 'Build for iOS devices: -destination generic/platform=iOS.',
        recognised: 'unsupported-platform',
    },
    {
        pattern: /^([^/]+\/Payload)\/[^/]+\.app\//,
        reason: folder => `its app lies in the folder ${folder}, one level too deep`,
        fix: 'Zip the folder Payload itself, so that the archive begins with Payload/.',
    },
    {
        pattern: /^(Payload\/[^/]+\.app)\//,
        reason: folder => `${folder} has no Info.plist`,
        fix: EXPORT,
    },
    {
        pattern: /^(payload)\/[^/]+\.app\//i,
        reason: folder => `its folder is named ${folder}, but iOS asks for “Payload”`,
        fix: 'Name the folder Payload, with a capital P only.',
    },
    {
        pattern: /^([^/]+\.zip)$/i,
        reason: file => `it is an archive around the archive ${file}`,
        fix: 'Unpack it in a step before, until there is an .ipa.',
    },
    {
        pattern: /^([^/]+\.app)\//,
        reason: folder => `it holds ${folder} without a folder Payload around it`,
        fix: `A zipped app is no .ipa. ${EXPORT}`,
        bare: true,
    },
];
function misfit(archive) {
    for (const { pattern, reason, fix, recognised, bare, link } of MISFITS) {
        const [folder] = matches(archive, pattern, link);
        if (folder === undefined)
            continue;
        return {
            kind: 'misfit',
            reason: reason(shown(folder)),
            fix,
            ...(recognised && { recognised }),
            ...(bare && { bareApp: folder }),
        };
    }
    return { kind: 'misfit', reason: 'it holds no Payload/<name>.app/Info.plist', fix: EXPORT };
}
function* matches(archive, pattern, linked) {
    for (const { path, link } of archive.entries) {
        if (linked && !link)
            continue;
        const folder = pattern.exec(path)?.[1];
        if (folder !== undefined)
            yield folder;
    }
}
function shown(path) {
    return `“${(0,plain_text/* plainText */.wh)(path, MAX_SHOWN_PATH)}”`;
}

// EXTERNAL MODULE: ./src/ipa/archive/archive.ts + 6 modules
var archive_archive = __webpack_require__(77852);
// EXTERNAL MODULE: ./src/ipa/archive/hash-file.ts
var hash_file = __webpack_require__(9116);
// EXTERNAL MODULE: ./src/ipa/archive/end.ts
var end = __webpack_require__(86608);
;// CONCATENATED MODULE: ./src/ipa/bundle/allowance.ts


/**
 * Bytes. A seal of the largest size and as much again for everything nested; 60 frameworks take one of them.
 * All of it stays in memory, parsed, while the bytes of the app are checked.
 */
const MAX_DESCRIPTIONS = 32 * 1024 * 1024;
/** Each has a signature to be verified, some milliseconds. Apps have one for each extension: ten, rarely thirty. */
const MAX_PROFILES = 200;
/** To be shared by every bundle of one IPA. */
function readingAllowance() {
    return { left: MAX_DESCRIPTIONS, profiles: MAX_PROFILES };
}
/** @throws ActionError `unreadable-ipa`, also when it is larger than `limit` bytes */
async function readWithin(allowance, entry, limit) {
    if (entry.size <= limit) {
        if (entry.size > allowance.left) {
            throw (0,end/* unreadableArchive */.QB)(`${(0,plain_text/* quoted */.TL)(entry.path)} is not read: the lists, profiles and seals of all bundles have more than ${MAX_DESCRIPTIONS} bytes`);
        }
        allowance.left -= entry.size;
    }
    return entry.read(limit);
}
/** @throws ActionError `unreadable-ipa` when there were too many already */
function countProfile(allowance) {
    allowance.profiles -= 1;
    if (allowance.profiles >= 0)
        return;
    throw (0,end/* unreadableArchive */.QB)(`more than ${MAX_PROFILES} profiles are not read`);
}

// EXTERNAL MODULE: ./src/formats/property-list/property-list.ts
var property_list = __webpack_require__(24659);
;// CONCATENATED MODULE: ./src/formats/property-list/binary-trailer.ts

const HEADER = 'bplist00';
const TRAILER_BYTES = 32;
/** @throws ActionError `malformed` for another version and for sizes that the file cannot hold. */
function readTrailer(bytes) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const header = file.toString('latin1', 0, HEADER.length);
    if (header !== HEADER)
        throw malformed(0, `version ${JSON.stringify(header.slice(6))}, not "00"`);
    const at = file.length - TRAILER_BYTES;
    if (at <= HEADER.length)
        throw malformed(file.length, 'ends before its trailer');
    const trailer = {
        offsetSize: file.readUInt8(at + 6),
        referenceSize: file.readUInt8(at + 7),
        objectCount: Number(file.readBigUInt64BE(at + 8)),
        topObject: Number(file.readBigUInt64BE(at + 16)),
        offsetTable: Number(file.readBigUInt64BE(at + 24)),
    };
    check(trailer, at);
    return trailer;
}
function check(trailer, at) {
    const { offsetSize, referenceSize, objectCount, offsetTable } = trailer;
    if (offsetSize < 1 || offsetSize > 8)
        throw malformed(at + 6, `offsets of ${offsetSize} bytes`);
    if (referenceSize < 1 || referenceSize > 8) {
        throw malformed(at + 7, `references of ${referenceSize} bytes`);
    }
    if (offsetTable <= HEADER.length || offsetTable + objectCount * offsetSize > at) {
        throw malformed(at + 8, `an offset table of ${objectCount} entries at ${offsetTable} does not fit`);
    }
}
function malformed(at, rule) {
    return new errors/* ActionError */.l(`binary property list, byte ${at}: ${rule}`, { code: 'malformed' });
}

;// CONCATENATED MODULE: ./src/formats/property-list/binary-scalar.ts

/** Seconds from 1970 to 2001-01-01T00:00:00Z, where Apple's dates start. */
const APPLE_EPOCH_SECONDS = 978_307_200;
/**
 * Decodes the object at `at`, which is neither array, dictionary nor UID.
 *
 * @throws ActionError `malformed`, also for the markers that no property list of Apple's tools has:
 * null, URL, UUID, set.
 */
function readScalar(table, at) {
    const marker = table.marker(at);
    const power = 2 ** (marker & 0x0f);
    switch (marker >> 4) {
        case 0x0:
            return sized(binary_scalar_boolean(marker, at), table.fixed(at, 0));
        case 0x1:
            return decoded(table, table.fixed(at, power), integer);
        case 0x2:
            return decoded(table, table.fixed(at, power), real);
        case 0x3:
            return decoded(table, table.fixed(at, power), date);
        case 0x4:
            return decoded(table, table.counted(at, 1), data);
        case 0x5:
            return decoded(table, table.counted(at, 1), ascii);
        case 0x6:
            return decoded(table, table.counted(at, 2), utf16);
        case 0x7:
            return decoded(table, table.counted(at, 1), utf8);
        default:
            throw malformed(at, `0x${marker.toString(16)} marks no value of a property list`);
    }
}
function sized(value, payload) {
    return { value, contentBytes: payload.length };
}
function decoded(table, payload, decode) {
    return sized(decode(table.view(payload), payload.at), payload);
}
function binary_scalar_boolean(marker, at) {
    if (marker === 0x08)
        return false;
    if (marker === 0x09)
        return true;
    throw malformed(at, `0x${marker.toString(16).padStart(2, '0')} is neither true nor false`);
}
/** 1, 2 and 4 bytes are unsigned, 8 and 16 are signed (CFBinaryPList.c writes large unsigned ones as 16). */
function integer(view, at) {
    switch (view.byteLength) {
        case 1:
            return view.getUint8(0);
        case 2:
            return view.getUint16(0);
        case 4:
            return view.getUint32(0);
        case 8:
            return narrow(view.getBigInt64(0));
        case 16:
            return narrow((view.getBigInt64(0) << 64n) | view.getBigUint64(8));
        default:
            throw malformed(at, `an integer of ${view.byteLength} bytes`);
    }
}
function narrow(value) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
}
function real(view, at) {
    if (view.byteLength === 4)
        return view.getFloat32(0);
    if (view.byteLength === 8)
        return view.getFloat64(0);
    throw malformed(at, `a real of ${view.byteLength} bytes`);
}
function date(view, at) {
    if (view.byteLength !== 8)
        throw malformed(at, `a date of ${view.byteLength} bytes`);
    const result = new Date((view.getFloat64(0) + APPLE_EPOCH_SECONDS) * 1000);
    if (Number.isNaN(result.getTime()))
        throw malformed(at, 'a date outside the calendar');
    return result;
}
/** A copy, so that the file's bytes are not kept alive by a small piece of them. */
function data(view) {
    return bytesOf(view).slice();
}
function ascii(view, at) {
    const bytes = bytesOf(view);
    const wrong = bytes.findIndex(byte => byte > 0x7f);
    if (wrong >= 0)
        throw malformed(at + wrong, 'an ASCII string with a byte above 0x7F');
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
/** Half a surrogate pair becomes U+FFFD, so that all text downstream is well-formed. */
function utf16(view) {
    return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytesOf(view));
}
function utf8(view) {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(view));
}
function bytesOf(view) {
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

;// CONCATENATED MODULE: ./src/formats/property-list/binary-table.ts

/** The objects of a binary property list as byte ranges, each checked to lie inside the file. */
class ObjectTable {
    trailer;
    #bytes;
    #view;
    /** Objects of an honest file do not overlap, so together they never take more than its bytes. */
    #unspentBytes;
    constructor(bytes) {
        this.trailer = readTrailer(bytes);
        this.#bytes = bytes;
        this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.#unspentBytes = bytes.length;
    }
    /** Where the object's marker lies. */
    offsetOf(index) {
        const { objectCount, offsetTable, offsetSize } = this.trailer;
        if (index >= objectCount) {
            throw malformed(offsetTable, `reference to object ${index} of ${objectCount}`);
        }
        const entry = offsetTable + index * offsetSize;
        const at = this.unsigned(entry, offsetSize);
        if (at < 8 || at >= offsetTable) {
            throw malformed(entry, `object ${index} is said to lie at ${at}, outside the objects`);
        }
        return at;
    }
    marker(at) {
        return this.#view.getUint8(at);
    }
    /** The payload of an object whose length the marker itself says. */
    fixed(at, length) {
        return this.#claim({ at: at + 1, length });
    }
    /** The low half of the marker is the count, or 0xF and the count follows as an integer object. */
    counted(at, unitBytes) {
        const low = this.marker(at) & 0x0f;
        if (low !== 0x0f)
            return this.#claim({ at: at + 1, length: low * unitBytes });
        const marker = this.marker(at + 1);
        const size = 2 ** (marker & 0x0f);
        if (marker >> 4 !== 1 || size > 8) {
            throw malformed(at + 1, 'a length that is no integer of 1 to 8 bytes');
        }
        const count = this.unsigned(at + 2, size);
        return this.#claim({ at: at + 2 + size, length: count * unitBytes });
    }
    bytes({ at, length }) {
        return this.#bytes.subarray(at, at + length);
    }
    view({ at, length }) {
        return new DataView(this.#view.buffer, this.#view.byteOffset + at, length);
    }
    /** Big-endian, of 1 to 8 bytes; beyond 2^53 only the size of the result matters, not its last digits. */
    unsigned(at, size) {
        let value = 0;
        for (let index = at; index < at + size; index++)
            value = value * 256 + this.marker(index);
        return value;
    }
    #claim(payload) {
        const { at, length } = payload;
        if (at + length > this.trailer.offsetTable) {
            throw malformed(at, `an object of ${length} bytes runs past the end of the objects`);
        }
        this.#unspentBytes -= length + 1;
        if (this.#unspentBytes < 0)
            throw malformed(at, 'objects that overlap');
        return payload;
    }
}

;// CONCATENATED MODULE: ./src/formats/property-list/limits.ts
/**
 * Values in one list, shared ones counted each time they occur. The seal of an app with 40,000 files
 * has about 500,000; the hostile list that doubles at each level reaches four million in 131 bytes.
 */
const MOST_NODES = 1_000_000;
/** Bytes of text and data in one list, shared ones counted each time they occur: four times the largest file. */
const MOST_CONTENT_BYTES = 64 * 1024 * 1024;
/** Levels of nesting. Real lists stay below 20; readers and writers recurse once per level. */
const DEEPEST_LEVEL = 128;

;// CONCATENATED MODULE: ./src/formats/property-list/binary.ts




const SIGNATURE = 'bplist';
function isBinaryPropertyList(bytes) {
    return Buffer.from(bytes.subarray(0, SIGNATURE.length)).toString('latin1') === SIGNATURE;
}
/**
 * Reads a `bplist00` (layout: apple-oss-distributions/CF, CFBinaryPList.c). Each object is decoded
 * once however often it is referred to, so time is bounded by the file's size: npm's `plist` decodes it each
 * time, and 114 bytes (ten arrays, each holding the next six times) take it 1.7 s and 738 MB.
 *
 * @throws ActionError `malformed` with the byte offset and the rule.
 */
function readBinaryPropertyList(bytes) {
    const table = new ObjectTable(bytes);
    return new ObjectReader(table).read(table.trailer.topObject, 1).value;
}
class ObjectReader {
    #table;
    #done = new Map();
    #open = new Set();
    constructor(table) {
        this.#table = table;
    }
    read(index, level) {
        const known = this.#done.get(index);
        if (known !== undefined)
            return known;
        const at = this.#table.offsetOf(index);
        if (this.#open.has(index))
            throw malformed(at, `object ${index} contains itself`);
        if (level > DEEPEST_LEVEL)
            throw tooDeep(at);
        this.#open.add(index);
        const weighed = this.#decode(at, level);
        this.#open.delete(index);
        this.#done.set(index, weighed);
        return weighed;
    }
    #decode(at, level) {
        const { referenceSize } = this.#table.trailer;
        switch (this.#table.marker(at) >> 4) {
            case 0x8:
                return this.#uid(at);
            case 0xa:
                return this.#array(this.#table.counted(at, referenceSize), level);
            case 0xd:
                return this.#dictionary(this.#table.counted(at, 2 * referenceSize), level);
            default: {
                const { value, contentBytes } = readScalar(this.#table, at);
                return { value, contentBytes, nodes: 1, levels: 1 };
            }
        }
    }
    #uid(at) {
        const { at: start, length } = this.#table.fixed(at, (this.#table.marker(at) & 0x0f) + 1);
        if (length > 4)
            throw malformed(at, `a UID of ${length} bytes`);
        const value = new Map([['CF$UID', this.#table.unsigned(start, length)]]);
        return { value, nodes: 3, contentBytes: 6, levels: 2 };
    }
    #array({ at, length }, level) {
        const { referenceSize } = this.#table.trailer;
        const elements = [];
        let total = { value: elements, nodes: 1, contentBytes: 0, levels: 1 };
        for (let entry = at; entry < at + length; entry += referenceSize) {
            const element = this.#referred(entry, level);
            elements.push(element.value);
            total = add(total, element, entry);
        }
        return total;
    }
    /** All keys come first, then all values. Of a repeated key the last value counts, as in CoreFoundation's XML. */
    #dictionary({ at, length }, level) {
        const { referenceSize } = this.#table.trailer;
        const entries = new Map();
        let total = { value: entries, nodes: 1, contentBytes: 0, levels: 1 };
        for (let entry = at; entry < at + length / 2; entry += referenceSize) {
            const key = this.#referred(entry, level);
            if (typeof key.value !== 'string')
                throw malformed(entry, 'a dictionary key that is no string');
            const value = this.#referred(entry + length / 2, level);
            entries.set(key.value, value.value);
            total = add(add(total, key, entry), value, entry);
        }
        return total;
    }
    #referred(entry, level) {
        return this.read(this.#table.unsigned(entry, this.#table.trailer.referenceSize), level + 1);
    }
}
/** Nesting is counted here too: a shared object may be met first near the root and again far below. */
function add(whole, part, at) {
    const nodes = whole.nodes + part.nodes;
    const contentBytes = whole.contentBytes + part.contentBytes;
    const levels = Math.max(whole.levels, part.levels + 1);
    if (nodes > MOST_NODES)
        throw malformed(at, `more than ${MOST_NODES} values, shared ones repeated`);
    if (contentBytes > MOST_CONTENT_BYTES) {
        throw malformed(at, `more than ${MOST_CONTENT_BYTES} bytes of content, shared ones repeated`);
    }
    if (levels > DEEPEST_LEVEL)
        throw tooDeep(at);
    return { value: whole.value, nodes, contentBytes, levels };
}
function tooDeep(at) {
    return malformed(at, `nested more than ${DEEPEST_LEVEL} levels deep`);
}

;// CONCATENATED MODULE: ./src/formats/property-list/xml-text.ts
const REFERENCE = /&(?:(?<name>amp|lt|gt|quot|apos)|#(?<decimal>\d{1,7})|#x(?<hex>[0-9A-Fa-f]{1,6}));|&/g;
const INTEGER = /^\s*[+-]?\d{1,39}\s*$/;
const REAL = /^\s*[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?\s*$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** What is wrong with an `&` in this raw text: XML knows five names, and no DTD here may add more. */
function checkReferences(raw) {
    if (!raw.includes('&'))
        return undefined;
    for (const { 0: reference, groups } of raw.matchAll(REFERENCE)) {
        if (reference === '&')
            return 'an & that begins no known reference';
        const { decimal, hex } = groups ?? {};
        const code = hex === undefined ? decimal : `0x${hex}`;
        if (code !== undefined && !isCharacter(Number(code)))
            return `${reference} is no character of XML`;
    }
    return undefined;
}
const NAMED = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
]);
/** The text that this raw text means, once {@link checkReferences} had nothing against it. */
function resolved(raw) {
    const text = oneLineEnd(raw);
    if (!text.includes('&'))
        return text;
    return text.replace(REFERENCE, (reference, name, decimal, hex) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return NAMED.get(name) ?? (Number.isNaN(code) ? reference : String.fromCodePoint(code));
    });
}
/** XML 1.0 section 2.11: every line end is one line feed. */
function oneLineEnd(text) {
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
/** The value of a leaf, once {@link checkText} had nothing against its text. Large integers are rounded. */
function leafValue(tag, text) {
    switch (tag) {
        case 'integer':
        case 'real':
            return Number(text);
        case 'date':
            return new Date(text);
        case 'data':
            return new Uint8Array(Buffer.from(text, 'base64'));
        case 'true':
        case 'false':
            return tag === 'true';
        default:
            return text;
    }
}
/** What is wrong with the text of a leaf, by its tag. */
function checkText(tag, text) {
    switch (tag) {
        case 'integer':
            return INTEGER.test(text) ? undefined : `${quoted(text)} is no integer`;
        case 'real':
            return REAL.test(text) && Number.isFinite(Number(text))
                ? undefined
                : `${quoted(text)} is no finite number`;
        case 'date':
            return checkDate(text);
        case 'data':
            return isBase64(text) ? undefined : '<data> is not base64';
        case 'true':
        case 'false':
            return text === '' ? undefined : `<${tag}> with text inside`;
        default:
            return undefined;
    }
}
function checkDate(text) {
    if (!DATE.test(text))
        return `${quoted(text)} is no date such as 2026-01-31T12:00:00Z`;
    return Number.isNaN(Date.parse(text)) ? `${quoted(text)} is outside the calendar` : undefined;
}
/** RFC 4648 section 4; white space anywhere, padding may be missing. */
function isBase64(text) {
    const digits = text.replace(/\s+/g, '');
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits))
        return false;
    const isPadded = digits.endsWith('=');
    return isPadded ? digits.length % 4 === 0 : digits.length % 4 !== 1;
}
/** XML 1.0 production 2. */
function isCharacter(code) {
    if (code < 0x20)
        return code === 0x9 || code === 0xa || code === 0xd;
    return code < 0xd800 || (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff);
}
function quoted(text) {
    return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

;// CONCATENATED MODULE: ./src/formats/property-list/xml-element.ts

const CONTAINERS = new Set(['plist', 'dict', 'array']);
const LEAVES = new Set('key string integer real date data true false'.split(' '));
function isKnown(name) {
    return CONTAINERS.has(name) || LEAVES.has(name);
}
function elementNamed(name, take) {
    return { name, content: contentOf(name, take), children: 0, raw: '', text: '' };
}
/** The value of the root, which has one. */
function onlyValue({ content }) {
    return content?.kind === 'values' ? content.values[0] : undefined;
}
/** Adds an element that is closed to the one around it. */
function addTo({ content: into }, { name, content, text }) {
    if (into?.kind === 'entries' && name === 'key')
        into.key = text;
    else if (into?.kind === 'entries')
        addEntry(into, valueIn(name, content, text));
    else
        into?.values.push(valueIn(name, content, text));
}
function addEntry({ entries, take, key }, value) {
    if (take)
        take(key, value);
    else
        entries.set(key, value);
}
/** Of a dictionary, the key whose value comes next. */
function keyIn(element) {
    return element?.content?.kind === 'entries' ? element.content.key : undefined;
}
function valueIn(name, content, text) {
    if (content === undefined)
        return leafValue(name, text);
    return content.kind === 'entries' ? content.entries : content.values;
}
function contentOf(name, take) {
    if (name === 'dict')
        return { kind: 'entries', entries: new Map(), take, key: '' };
    return CONTAINERS.has(name) ? { kind: 'values', values: [] } : undefined;
}

;// CONCATENATED MODULE: ./src/formats/property-list/xml-reader.ts




/** Elements in one list: an app of 40,000 files has about 400,000 in its seal. */
const MOST_ELEMENTS = 500_000;
/** Only `plist` carries an attribute in Apple's DTD, and only this one. */
const TAG = /<(\/?)([A-Za-z]{1,16})(\s+version\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))?\s*(\/?)>/y;
const DECLARATION = /^\s*<\?xml\s[^<>?]*\?>/;
const DOCTYPE = /<!DOCTYPE\s+plist\b[^<>[\]]*>/y;
/**
 * Reads an XML property list: Apple's DTD (PropertyList-1.0.dtd) without internal subset, so no entities of
 * its own; bounded in depth and number of elements. Npm's `plist` is ten times slower on the seal of a large
 * app, overflows the stack on deep lists, takes a missing value for an empty string, `12abc` for 12 and two
 * roots for an array.
 *
 * @throws ActionError `malformed` with the line and the rule.
 */
function readXmlText(text, takers) {
    return new Reader(text, takers).read();
}
class Reader {
    #text;
    #takers;
    #open = [];
    #at = 0;
    #elements = 0;
    #root;
    constructor(text, takers) {
        this.#text = text;
        this.#takers = takers;
    }
    read() {
        this.#at = DECLARATION.exec(this.#text)?.[0].length ?? 0;
        while (this.#at < this.#text.length) {
            const next = this.#text.indexOf('<', this.#at);
            this.#characters(next < 0 ? this.#text.length : next);
            if (next >= 0)
                this.#markup();
        }
        const unclosed = this.#open.at(-1);
        if (unclosed !== undefined)
            throw this.#malformed(`<${unclosed.name}> is not closed`);
        const value = this.#root && onlyValue(this.#root);
        if (value === undefined)
            throw this.#malformed('there is no <plist>');
        return value;
    }
    #characters(end) {
        if (end === this.#at)
            return;
        const raw = this.#text.slice(this.#at, end);
        const parent = this.#open.at(-1);
        if (parent !== undefined && parent.content === undefined) {
            this.#obey(checkReferences(raw));
            parent.raw += raw;
            parent.text += resolved(raw);
        }
        else if (/\S/.test(raw)) {
            throw this.#malformed('text outside of a value');
        }
        this.#at = end;
    }
    #markup() {
        if (this.#text.startsWith('<!--', this.#at))
            this.#comment();
        else if (this.#text.startsWith('<![CDATA[', this.#at))
            this.#characterData();
        else if (this.#text.startsWith('<!', this.#at))
            this.#documentType();
        else
            this.#tag();
    }
    #comment() {
        const parent = this.#open.at(-1);
        if (parent !== undefined && !parent.content && parent.name !== 'string') {
            throw this.#malformed(`a comment inside <${parent.name}>`);
        }
        this.#at = this.#after('-->', 4);
    }
    #characterData() {
        const parent = this.#open.at(-1);
        if (parent?.name !== 'string')
            throw this.#malformed('CDATA outside of <string>');
        const end = this.#after(']]>', 9);
        parent.text += oneLineEnd(this.#text.slice(this.#at + 9, end - 3));
        this.#at = end;
    }
    #documentType() {
        if (this.#root !== undefined)
            throw this.#malformed('a document type after the root');
        DOCTYPE.lastIndex = this.#at;
        if (!DOCTYPE.test(this.#text)) {
            throw this.#malformed('a document type other than a plain reference to the DTD of <plist>');
        }
        this.#at = DOCTYPE.lastIndex;
    }
    #tag() {
        TAG.lastIndex = this.#at;
        const [whole, slash, name = '', attribute, empty] = TAG.exec(this.#text) ?? [];
        if (whole === undefined)
            throw this.#malformed('markup that is no tag of a property list');
        if (attribute !== undefined && (name !== 'plist' || slash !== '')) {
            throw this.#malformed(`<${name}> with an attribute`);
        }
        if (slash === '')
            this.#opened(name);
        if (slash !== '' || empty !== '')
            this.#closed(name);
        this.#at += whole.length;
    }
    #opened(name) {
        if (!isKnown(name))
            throw this.#malformed(`unknown tag <${name}>`);
        if (++this.#elements > MOST_ELEMENTS)
            throw this.#malformed(`more than ${MOST_ELEMENTS} elements`);
        if (this.#open.length > DEEPEST_LEVEL) {
            throw this.#malformed(`nested more than ${DEEPEST_LEVEL} levels deep`);
        }
        const element = elementNamed(name, name === 'dict' ? this.#taker() : undefined);
        this.#place(element, this.#open.at(-1));
        this.#open.push(element);
    }
    /** Of a dictionary that opens directly inside the root dictionary. */
    #taker() {
        return this.#open.length === 2 ? this.#takers.get(keyIn(this.#open[1]) ?? '')?.() : undefined;
    }
    #place(element, parent) {
        const { name } = element;
        if ((name === 'plist') !== (parent === undefined))
            throw this.#malformed('<plist> is the root, once');
        if (parent === undefined) {
            if (this.#root !== undefined)
                throw this.#malformed('a second root');
            this.#root = element;
            return;
        }
        if (parent.content === undefined)
            throw this.#malformed(`<${name}> inside <${parent.name}>`);
        const isKeyTurn = parent.name === 'dict' && parent.children % 2 === 0;
        if ((name === 'key') !== isKeyTurn)
            throw this.#malformed('keys and values do not alternate');
        parent.children++;
    }
    #closed(name) {
        const element = this.#open.pop();
        if (element?.name !== name)
            throw this.#malformed(`</${name}> does not close <${element?.name}>`);
        if (name === 'dict' && element.children % 2 === 1)
            throw this.#malformed('a key without a value');
        if (name === 'plist' && element.children !== 1) {
            throw this.#malformed(`${element.children} values in <plist>, not one`);
        }
        this.#obey(checkText(name, element.raw));
        const parent = this.#open.at(-1);
        if (parent)
            addTo(parent, element);
    }
    #after(end, skip) {
        const at = this.#text.indexOf(end, this.#at + skip);
        if (at < 0)
            throw this.#malformed(`no ${end} to the end of the file`);
        return at + end.length;
    }
    #obey(brokenRule) {
        if (brokenRule !== undefined)
            throw this.#malformed(brokenRule);
    }
    #malformed(rule) {
        const line = this.#text.slice(0, this.#at).split('\n').length;
        return new errors/* ActionError */.l(`XML property list, line ${line}: ${rule}`, { code: 'malformed' });
    }
}

;// CONCATENATED MODULE: ./src/formats/property-list/xml.ts


/**
 * Reads an XML property list in UTF-8, or in UTF-16 with a byte order mark.
 *
 * @throws ActionError `malformed`
 */
function readXmlPropertyList(bytes, takers) {
    return readXmlText(decode(bytes).trimStart(), takers);
}
/** XML 1.0 appendix F: a byte order mark decides; without one the text is UTF-8. */
function decode(bytes) {
    const encoding = byteOrderMark(bytes);
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw xml_malformed(`bytes that are not ${encoding.toUpperCase()}`, cause);
    }
}
function byteOrderMark(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
        return 'utf-16le';
    if (bytes[0] === 0xfe && bytes[1] === 0xff)
        return 'utf-16be';
    return 'utf-8';
}
function xml_malformed(rule, cause) {
    return new errors/* ActionError */.l(`XML property list: ${rule}`, { code: 'malformed', cause });
}

;// CONCATENATED MODULE: ./src/formats/property-list/read.ts




/** 16 MiB: the largest lists in an app are the seals of its resources, a few MiB for 20,000 files. */
const LARGEST_LIST_BYTES = 16 * 1024 * 1024;
const NOBODY = new Map();
/**
 * Reads a binary (`bplist00`) or XML property list; the bytes decide which.
 *
 * The result has at most {@link MOST_NODES} values even when every shared value is counted each time
 * it occurs, and is at most {@link DEEPEST_LEVEL} levels deep: it may be walked or written out without
 * further care.
 *
 * @throws ActionError `malformed` saying which rule is broken and where.
 */
function parsePropertyList(bytes) {
    return parse(bytes, NOBODY);
}
function parse(bytes, takers) {
    if (bytes.length > LARGEST_LIST_BYTES) {
        throw new errors/* ActionError */.l(`property list of ${bytes.length} bytes: more than ${LARGEST_LIST_BYTES} are not read`, { code: 'malformed' });
    }
    return isBinaryPropertyList(bytes)
        ? handedOver(readBinaryPropertyList(bytes), takers)
        : readXmlPropertyList(bytes, takers);
}
/** Binary lists share objects, so no entry can go before all are read. */
function handedOver(root, takers) {
    if (!(0,property_list/* isDictionary */.Hf)(root) || takers.size === 0)
        return root;
    return new Map([...root].map(([name, value]) => [name, emptied(value, takers.get(name))]));
}
function emptied(value, begin) {
    if (!begin || !(0,property_list/* isDictionary */.Hf)(value))
        return value;
    const take = begin();
    for (const [key, one] of value)
        take(key, one);
    return new Map();
}
/** {@link parsePropertyList} for the usual case: the root must be a dictionary. Of what is taken, it is empty. */
function parsePropertyListDictionary(bytes, takers = NOBODY) {
    const root = parse(bytes, takers);
    if (!(0,property_list/* isDictionary */.Hf)(root)) {
        throw new errors/* ActionError */.l('property list: the root is not a dictionary', { code: 'malformed' });
    }
    return root;
}

;// CONCATENATED MODULE: ./src/formats/code-resources/pattern-parser.ts
/** Characters. The longest that Apple writes has under 100. */
const MAX_PATTERN = 500;
/** Instructions. Only `{n,m}` makes more of them than there are characters. */
const MAX_STEPS = 4000;
/** Groups inside each other; the parser recurses once per level. */
const MAX_DEPTH = 20;
/** The most that IEEE 1003.1 promises for `{n,m}` (RE_DUP_MAX). */
const MAX_REPEATS = 255;
/** @returns undefined when `source` is no pattern, or one of a kind that no seal uses */
function parsePattern(source) {
    if (source.length > MAX_PATTERN)
        return undefined;
    try {
        return new Parser(source).parse();
    }
    catch (error) {
        if (error instanceof NoPattern)
            return undefined;
        throw error;
    }
}
class NoPattern extends Error {
}
class Parser {
    #source;
    #at = 0;
    #depth = 0;
    constructor(source) {
        this.#source = source;
    }
    parse() {
        const steps = this.#alternatives();
        if (this.#at < this.#source.length)
            throw new NoPattern('a closing bracket without an opening');
        return steps;
    }
    /** What follows a `|` is laid out once, however many there are: each leads to the next, and past them all. */
    #alternatives() {
        const ways = [this.#sequence()];
        while (this.#take('|'))
            ways.push(this.#sequence());
        const last = ways.pop() ?? [];
        let left = ways.reduce((sum, way) => sum + way.length + 2, last.length);
        bounded(left);
        const steps = [];
        for (const way of ways) {
            left -= way.length + 2;
            steps.push({ kind: 'split', first: 1, second: way.length + 2 }, ...way);
            steps.push({ kind: 'jump', by: left + 1 });
        }
        return [...steps, ...last];
    }
    #sequence() {
        const steps = [];
        for (let next = this.#peek(); next !== '' && next !== '|' && next !== ')'; next = this.#peek()) {
            steps.push(...this.#repeated(this.#atom()));
            bounded(steps.length);
        }
        return steps;
    }
    #repeated(atom) {
        const past = atom.length + 1;
        if (this.#take('?'))
            return [{ kind: 'split', first: 1, second: past }, ...atom];
        if (this.#take('+'))
            return [...atom, { kind: 'split', first: -atom.length, second: 1 }];
        if (this.#take('*'))
            return star(atom);
        return this.#take('{') ? this.#counted(atom) : atom;
    }
    #counted(atom) {
        const close = this.#source.indexOf('}', this.#at);
        const inside = close < 0 ? '' : this.#source.slice(this.#at, close);
        const [, low = '', comma, high = ''] = /^(\d{1,3})(,)?(\d{1,3})?$/.exec(inside) ?? [];
        const least = Number(low);
        const most = high === '' ? least : Number(high);
        if (low === '' || most < least || most > MAX_REPEATS)
            throw new NoPattern('a bad count');
        this.#at = close + 1;
        bounded((most + 1) * (atom.length + 1));
        const steps = [];
        for (let copy = 0; copy < least; copy++)
            steps.push(...atom);
        if (comma !== undefined && high === '')
            return [...steps, ...star(atom)];
        const optional = [{ kind: 'split', first: 1, second: atom.length + 1 }, ...atom];
        for (let copy = least; copy < most; copy++)
            steps.push(...optional);
        return steps;
    }
    #atom() {
        const character = this.#source[this.#at++] ?? '';
        switch (character) {
            case '(':
                return this.#group();
            case '[':
                return [this.#set()];
            case '^':
                return [{ kind: 'begin' }];
            case '$':
                return [{ kind: 'end' }];
            case '.':
                return [{ kind: 'character', accepts: () => true, cost: 0 }];
            case '*':
            case '+':
            case '?':
            case '{':
                throw new NoPattern('nothing to repeat');
            case '\\':
                return [exactly(this.#escaped())];
            default:
                return [exactly(character)];
        }
    }
    #group() {
        if (++this.#depth > MAX_DEPTH)
            throw new NoPattern('too deep');
        const inside = this.#alternatives();
        if (!this.#take(')'))
            throw new NoPattern('a group is not closed');
        this.#depth -= 1;
        return inside;
    }
    /** Letters and digits behind a backslash mean something in some dialects and nothing in this one. */
    #escaped() {
        const character = this.#source[this.#at++] ?? '';
        if (character === '' || /[A-Za-z0-9]/.test(character))
            throw new NoPattern('an unknown escape');
        return character;
    }
    /** Named classes such as `[:alpha:]` are refused: no seal has them. */
    #set() {
        const negated = this.#take('^');
        const start = this.#at;
        const close = this.#source.indexOf(']', start + 1);
        const members = this.#source.slice(start, Math.max(close, start));
        if (close < 0 || /\[[:.=]/.test(members))
            throw new NoPattern('a bad set');
        this.#at = close + 1;
        const ranges = [...members.matchAll(/([\s\S])-([\s\S])|[\s\S]/g)].map(([one, low = one, high = one]) => [low, high]);
        const accepts = (text, at) => {
            const found = text[at] ?? '';
            return ranges.some(([low, high]) => found >= low && found <= high) !== negated;
        };
        return { kind: 'character', accepts, cost: ranges.length - 1 };
    }
    #peek() {
        return this.#source[this.#at] ?? '';
    }
    #take(character) {
        if (this.#peek() !== character)
            return false;
        this.#at += 1;
        return true;
    }
}
function star(atom) {
    return [
        { kind: 'split', first: 1, second: atom.length + 2 },
        ...atom,
        { kind: 'jump', by: -atom.length - 1 },
    ];
}
function exactly(character) {
    return { kind: 'character', accepts: (text, at) => text[at] === character, cost: 0 };
}
/** Before they are laid out. */
function bounded(steps) {
    if (steps > MAX_STEPS)
        throw new NoPattern('too long');
}

;// CONCATENATED MODULE: ./src/formats/code-resources/pattern.ts

/**
 * A POSIX extended regular expression (IEEE 1003.1, chapter 9.4) as `codesign` takes them. Not a `RegExp`:
 * those take exponential time on `(a+)+$` (over ten seconds for 28 letters), and the rules come with the archive. Here all ways are followed
 * at once, so the time is the length of the text times the length of the pattern at most. Npm's `re2` is a
 * native module, which one bundle for all runners cannot carry.
 *
 * @returns undefined when the pattern is none, or uses what is not known here
 */
function compilePattern(source, budget) {
    const steps = parsePattern(source);
    budget.left -= source.length + (steps?.length ?? 0);
    if (steps === undefined)
        return undefined;
    return { isFoundIn: (text, budget) => new Walk(steps, text, budget).reachesEnd() };
}
class Walk {
    #steps;
    #text;
    #budget;
    constructor(steps, text, budget) {
        this.#steps = steps;
        this.#text = text;
        this.#budget = budget;
    }
    reachesEnd() {
        let now = new Set();
        for (let at = 0; at <= this.#text.length; at++) {
            if (this.#follow(0, at, now))
                return true;
            if (this.#budget.left < 0)
                return false;
            const next = new Set();
            for (const index of now) {
                if (this.#takes(index, at) && this.#follow(index + 1, at + 1, next))
                    return true;
            }
            if (next.size === 0 && this.#isAnchored())
                return false;
            now = next;
        }
        return false;
    }
    /** Adds to `into` every step reachable from `start` without a character; true when that is the end. */
    #follow(start, at, into) {
        const waiting = [start];
        for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
            this.#budget.left -= 1;
            if (this.#budget.left < 0 || into.has(index))
                continue;
            into.add(index);
            const step = this.#steps[index];
            if (step === undefined)
                return true;
            if (step.kind === 'split')
                waiting.push(index + step.first, index + step.second);
            else if (step.kind === 'jump')
                waiting.push(index + step.by);
            else if (step.kind === 'begin' && at === 0)
                waiting.push(index + 1);
            else if (step.kind === 'end' && at === this.#text.length)
                waiting.push(index + 1);
        }
        return false;
    }
    #takes(index, at) {
        const step = this.#steps[index];
        if (step?.kind !== 'character' || at >= this.#text.length)
            return false;
        this.#budget.left -= step.cost;
        return step.accepts(this.#text, at);
    }
    #isAnchored() {
        return this.#steps[0]?.kind === 'begin';
    }
}

;// CONCATENATED MODULE: ./src/formats/code-resources/rules.ts


/** Rules of one seal. Apple writes 5 to 12. */
const MAX_RULES = 100;
/**
 * Steps for all seals of an IPA, about a second: it may nest 2,000 bundles, each with a seal. 20,000 paths that
 * are not listed take a tenth of that.
 */
const rules_MAX_STEPS = 20_000_000;
/** Why rules cannot be followed that are only too many or too slow. */
const TOO_SLOW = 'its rules take too long to follow';
/**
 * The dictionary `rules` or `rules2`: pattern → `true`, `false`, or `{weight, omit, optional, nested}`.
 * A rule weighs 1 unless it says otherwise (Security framework, `ResourceBuilder::addRule`).
 *
 * @returns the reason when there is a rule that cannot be followed
 */
function readResourceRules(rules) {
    if (rules.size > MAX_RULES)
        return `it has ${rules.size} rules; the most is ${MAX_RULES}`;
    const read = [];
    for (const [source, value] of rules) {
        const rule = readRule(source, value);
        if (rule === undefined)
            return `its rule ${rules_quoted(source)} has no known form`;
        read.push(rule);
    }
    return read;
}
/** @returns the reason when there is a pattern that cannot be followed, or no budget left for it */
function compileRules(rules, budget) {
    const compiled = [];
    for (const rule of rules) {
        if (budget.left < 0)
            return TOO_SLOW;
        const pattern = compilePattern(rule.source, budget);
        if (pattern === undefined)
            return `its rule ${rules_quoted(rule.source)} is no pattern known here`;
        compiled.push({ ...rule, pattern });
    }
    return { judge: path => judge(compiled, path, budget) };
}
/** To be shared by every seal of one IPA. */
function stepBudget() {
    return { left: rules_MAX_STEPS };
}
function readRule(source, value) {
    if (typeof value === 'boolean') {
        return { source, weight: 1, verdict: value ? 'sealed' : 'omitted' };
    }
    if (!(0,property_list/* isDictionary */.Hf)(value))
        return undefined;
    const weight = value.get('weight') ?? 1;
    if (typeof weight !== 'number')
        return undefined;
    return { source, weight, verdict: verdictOf(value) };
}
function verdictOf(rule) {
    if ((0,property_list/* booleanAt */.CR)(rule, 'omit') === true)
        return 'omitted';
    return (0,property_list/* booleanAt */.CR)(rule, 'nested') === true ? 'nested' : 'sealed';
}
/**
 * Of equally heavy rules Apple takes whichever its hash table gives first. Seals of 2014 to 2017 hold both
 * `^` and, to omit it, `^Info\.plist$` with the same weight, and omitted it is: what omits wins.
 */
function judge(rules, path, budget) {
    let best;
    if (budget.left < 0)
        return undefined;
    for (const rule of rules) {
        if (best !== undefined && !outweighs(rule, best))
            continue;
        if (rule.pattern.isFoundIn(path, budget))
            best = rule;
        if (budget.left < 0)
            return undefined;
    }
    return best?.verdict ?? 'omitted';
}
function outweighs(rule, best) {
    if (rule.weight !== best.weight)
        return rule.weight > best.weight;
    return rule.verdict === 'omitted' && best.verdict !== 'omitted';
}
function rules_quoted(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

;// CONCATENATED MODULE: ./src/formats/code-resources/code-resources.ts




/** Bytes. */
const SHA1_SIZE = 20;
const SHA256_SIZE = 32;
/** UTF-16 units. `PATH_MAX` of iOS in bytes: no link leads farther. */
const MAX_TARGET = 1024;
/**
 * Reads a seal. Where it has both generations, the second decides, as it does for iOS (Apple TN2206,
 * Security framework `SecStaticCode::loadResources`).
 *
 * @throws ActionError `malformed`
 */
function readCodeResources(bytes) {
    const resources = generation(2, bytes) ?? generation(1, bytes);
    if (resources)
        return resources;
    throw code_resources_malformed('it has neither “files2” with “rules2” nor “files” with “rules”');
}
const NAMES = { 1: ['files', 'rules'], 2: ['files2', 'rules2'] };
function generation(version, bytes) {
    const [list, ruleList] = NAMES[version];
    let files = new Map();
    const begin = () => {
        files = new Map();
        return (path, value) => void files.set(path, readItem(path, value));
    };
    const takers = new Map([
        ['files', () => () => { }],
        [list, begin],
    ]);
    const root = parsePropertyListDictionary(bytes, takers);
    const stated = (0,property_list/* dictionaryAt */.Ko)(root, ruleList);
    if (!stated || !(0,property_list/* dictionaryAt */.Ko)(root, list))
        return undefined;
    const rules = readResourceRules(stated);
    if (typeof rules === 'string')
        throw code_resources_malformed(rules);
    return { version, files, rules };
}
function readItem(path, value) {
    if (value instanceof Uint8Array)
        return fileItem(path, value, false);
    if (!(0,property_list/* isDictionary */.Hf)(value))
        throw unknownForm(path);
    const optional = (0,property_list/* booleanAt */.CR)(value, 'optional') === true;
    const code = value.get('cdhash');
    if (code !== undefined || value.has('requirement')) {
        const cdHash = code instanceof Uint8Array ? Buffer.from(code).toString('hex') : undefined;
        return { kind: 'code', cdHash, optional };
    }
    const target = (0,property_list/* stringAt */.bX)(value, 'symlink');
    if (target !== undefined && target.length > MAX_TARGET)
        throw unknownForm(path);
    if (target !== undefined)
        return { kind: 'link', target, optional };
    return fileItem(path, value.get('hash2') ?? value.get('hash'), optional);
}
function fileItem(path, digest, optional) {
    if (!(digest instanceof Uint8Array))
        throw unknownForm(path);
    const algorithm = algorithmOf(digest.length);
    if (algorithm === undefined)
        throw unknownForm(path);
    return { kind: 'file', algorithm, digest: Buffer.from(digest).toString('hex'), optional };
}
function algorithmOf(size) {
    if (size === SHA1_SIZE)
        return 'sha1';
    return size === SHA256_SIZE ? 'sha256' : undefined;
}
function unknownForm(path) {
    const shown = path.length > 120 ? `${path.slice(0, 120)}…` : path;
    return code_resources_malformed(`what it says about ${JSON.stringify(shown)} has no known form`);
}
function code_resources_malformed(rule) {
    return new errors/* ActionError */.l(`CodeResources: ${rule}`, { code: 'malformed' });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/asn1js/build/index.js + 12 modules
var build = __webpack_require__(71368);
;// CONCATENATED MODULE: ./src/formats/cms/der.ts


/** 16 MiB: far above any profile (100 devices make 15 KB, a company's largest about 70 KB). */
const LARGEST_ASN1_BYTES = 16 * 1024 * 1024;
/** Nesting of a signed message with certificates is about 14; indefinite lengths add none. */
const der_DEEPEST_LEVEL = 40;
/** A profile has about 400, a large one in 1,000-byte pieces 500; 20,000 take half a second. */
const der_MOST_NODES = 20_000;
/** How the package numbers the class of `[n]`. */
const CONTEXT_SPECIFIC = 3;
/**
 * Decodes one BER or DER value (ITU-T X.690), lazily copied: the result refers to `bytes`. Bytes after
 * the value are ignored.
 *
 * @throws ActionError `malformed`
 */
function decodeAsn1(bytes, subject) {
    const decoded = guarded(subject, () => (0,build/* fromBER */.mH)(bytes, {
        maxDepth: der_DEEPEST_LEVEL,
        maxNodes: der_MOST_NODES,
        maxContentLength: LARGEST_ASN1_BYTES,
        parseEmbedded: false,
        copyInput: false,
    }));
    if (decoded.offset < 0)
        throw malformedAsn1(subject, decoded.result.error || 'not ASN.1');
    return decoded.result;
}
/** Runs a call into what reads ASN.1; whatever they throw on hostile bytes becomes `malformed`. */
function guarded(subject, read) {
    try {
        return read();
    }
    catch (cause) {
        if (cause instanceof errors/* ActionError */.l)
            throw cause;
        throw malformedAsn1(subject, (0,errors/* messageOf */.b)(cause), cause);
    }
}
/** The parts of a SEQUENCE, SET or tagged value; undefined when it is primitive. */
function partsOf(block) {
    return block instanceof build/* Constructed */.BL ? block.valueBlock.value : undefined;
}
/** Dotted digits of an OBJECT IDENTIFIER; undefined for anything else. */
function objectIdentifier(block) {
    return block instanceof build/* ObjectIdentifier */.dS ? block.valueBlock.toString() : undefined;
}
/** The bytes of a value as they stand in the message, tag and length included; they refer to the input. */
function encodedBytes(block) {
    return block.valueBeforeDecodeView;
}
/** Whether this is `[number]` (X.690, class context-specific). */
function isTagged(block, number) {
    return block?.idBlock.tagClass === CONTEXT_SPECIFIC && block.idBlock.tagNumber === number;
}
function malformedAsn1(subject, rule, cause) {
    return new errors/* ActionError */.l(`${subject}: ${rule}`, { code: 'malformed', cause });
}

;// CONCATENATED MODULE: ./src/formats/cms/certificate.ts



/** Where UTCTime begins; the package makes digits that it cannot read a day in 1899. */
const EARLIEST_DATE = Date.UTC(1950, 0);
/** X.520 attribute types. */
const COMMON_NAME = '2.5.4.3';
const ORGANIZATIONAL_UNIT = '2.5.4.11';
/**
 * Reads an X.509 certificate (RFC 5280) in DER. Its signature is not checked. Not by `X509Certificate` of
 * `node:crypto`, which refuses names that are not in the encoding they claim, and reads UTF-8 in a
 * PrintableString as Latin-1.
 *
 * @throws ActionError `malformed`
 */
function readCertificate(der) {
    const { subject, validity } = certificateFields(der);
    const [notBefore, notAfter] = partsOf(validity) ?? [];
    return {
        commonName: subjectText(subject, COMMON_NAME) ?? '',
        teamId: subjectText(subject, ORGANIZATIONAL_UNIT),
        notBefore: dateOf(notBefore, 'notBefore'),
        notAfter: dateOf(notAfter, 'notAfter'),
        sha256: (0,external_node_crypto_.createHash)('sha256').update(der).digest('hex'),
    };
}
/**
 * `[0]` version, which version 1 leaves out, serial number, algorithm, issuer, validity, subject.
 *
 * @throws ActionError `malformed`
 */
function certificateFields(der) {
    const [toBeSigned] = partsOf(decodeAsn1(der, 'certificate')) ?? [];
    const parts = partsOf(toBeSigned) ?? [];
    const [serialNumber, , issuer, validity, subject] = isTagged(parts[0], 0) ? parts.slice(1) : parts;
    if (!serialNumber || !issuer || !validity || !subject) {
        throw malformedAsn1('certificate', 'it has no subject (RFC 5280, section 4.1)');
    }
    return { serialNumber, issuer, validity, subject };
}
/** A name is a list of sets of pairs: type and value. */
function subjectText(subject, type) {
    const pairs = (partsOf(subject) ?? []).flatMap(set => partsOf(set) ?? []).map(partsOf);
    const pair = pairs.find(candidate => objectIdentifier(candidate?.[0]) === type);
    return textOf(pair?.[1]);
}
/**
 * X.509 strings as they are in the field: two- and four-byte strings by their type; the rest is UTF-8
 * where that fits, because issuers put it into PrintableString and T61String too, else Latin-1.
 */
function textOf(value) {
    if (!(value instanceof build/* BaseStringBlock */.Kf))
        return undefined;
    const bytes = value.valueBlock.valueHexView;
    if (value instanceof build/* BmpString */.TH)
        return new TextDecoder('utf-16be').decode(bytes);
    if (value instanceof build/* UniversalString */.n6)
        return value.valueBlock.value;
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return Buffer.from(bytes).toString('latin1');
    }
}
/** GeneralizedTime too, which the package has as one class on top of the other. */
function dateOf(block, field) {
    const date = block instanceof build/* UTCTime */.O6 ? block.toDate() : undefined;
    if (date !== undefined && date.getTime() >= EARLIEST_DATE)
        return date;
    throw malformedAsn1('certificate', `${field} is no date (RFC 5280, section 4.1.2.5)`);
}

;// CONCATENATED MODULE: ./src/formats/cms/cms.ts


/** RFC 5652 section 5.1. */
const SIGNED_DATA = '1.2.840.113549.1.7.2';
/**
 * The content of a CMS SignedData (RFC 5652), DER or BER: indefinite lengths are understood and the
 * pieces of a constructed octet string joined. The signature is not verified, and certificates and
 * signers are not looked at: profiles whose signature does not verify read well. `asn1js` decodes; pkijs,
 * which reads CMS on top of it, would add 670 KB to the bundle for these few lines.
 *
 * @throws ActionError `malformed`
 */
function readSignedContent(bytes) {
    const [, , encapsulated] = signedDataParts(decodeAsn1(bytes, 'CMS message'));
    const content = encapsulatedContent(encapsulated);
    if (content !== undefined)
        return content;
    throw cms_malformed('SignedData without content in an octet string (RFC 5652, section 5.2)');
}
/** RFC 5652 section 5.2; undefined for a detached signature. */
function encapsulatedContent(encapsulated) {
    const [, wrapper] = partsOf(encapsulated) ?? [];
    const [content] = partsOf(wrapper) ?? [];
    return content instanceof build/* OctetString */.lW ? joinedOctets(content) : undefined;
}
/** The content of an octet string, its pieces joined. */
function joinedOctets(octets) {
    return Buffer.concat(piecesOf(octets));
}
/**
 * Version, digest algorithms, encapsulated content, then certificates and signers.
 *
 * @throws ActionError `malformed`
 */
function signedDataParts(message) {
    const [type, wrapper] = partsOf(message) ?? [];
    const oid = objectIdentifier(type);
    if (oid === undefined)
        throw cms_malformed('no ContentInfo (RFC 5652, section 3)');
    if (oid !== SIGNED_DATA)
        throw cms_malformed(`content type ${oid}, not SignedData (${SIGNED_DATA})`);
    const [signedData] = partsOf(wrapper) ?? [];
    const parts = partsOf(signedData);
    if (parts === undefined)
        throw cms_malformed('SignedData that is no sequence (RFC 5652, section 5.1)');
    return parts;
}
/** X.690 section 8.7: pieces may be constructed again; the package joins one level only. */
function piecesOf(octets) {
    if (!octets.idBlock.isConstructed)
        return [octets.valueBlock.valueHexView];
    const pieces = octets.valueBlock.value;
    return pieces.flatMap(piece => (piece instanceof build/* OctetString */.lW ? piecesOf(piece) : []));
}
function cms_malformed(rule) {
    return malformedAsn1('CMS message', rule);
}

;// CONCATENATED MODULE: ./src/formats/property-list/der.ts



/** How the package numbers the classes of `[APPLICATION n]` and `[n]`. */
const APPLICATION = 2;
const der_CONTEXT_SPECIFIC = 3;
/** `[16]`: a dictionary. */
const DICTIONARY_TAG = 16;
/** Bytes of an integer that a double holds exactly. */
const MOST_INTEGER_BYTES = 6;
/**
 * Reads a property list in Apple's DER form: a dictionary is `[16]` or a SET of pairs, entitlements stand
 * in `[APPLICATION 16]` behind a version. Apple does not document it; this is what `codesign` writes into
 * signatures and the portal into the `DER-Encoded-Profile` of profiles. The library knows ASN.1, and what
 * these tags mean stands here.
 *
 * @throws ActionError `malformed`
 */
function readDerPropertyList(bytes) {
    const value = withoutVersion(decodeAsn1(bytes, 'DER property list'));
    if (!value || !isDictionaryBlock(value))
        throw der_malformed('the root is not a dictionary');
    return dictionaryIn(value);
}
function withoutVersion(block) {
    return isVersioned(block) ? partsOf(block)?.[1] : block;
}
function isVersioned({ idBlock }) {
    return idBlock.tagClass === APPLICATION && idBlock.tagNumber === DICTIONARY_TAG;
}
function isDictionaryBlock(block) {
    if (block instanceof build/* Set */.NZ)
        return true;
    return block.idBlock.tagClass === der_CONTEXT_SPECIFIC && block.idBlock.tagNumber === DICTIONARY_TAG;
}
function dictionaryIn(block) {
    const entries = new Map();
    for (const pair of partsOf(block) ?? []) {
        const [key, value] = partsOf(pair) ?? [];
        if (!(key instanceof build/* Utf8String */.Jn) || !value)
            throw der_malformed('an entry that is no key with a value');
        entries.set(key.getValue(), der_valueIn(value));
    }
    return entries;
}
/** Nesting and number of values were bounded when the bytes were decoded. */
function der_valueIn(block) {
    if (block instanceof build/* Utf8String */.Jn)
        return block.getValue();
    if (block instanceof build/* Boolean */.v8)
        return block.getValue();
    if (block instanceof build/* Integer */.jz)
        return integerIn(block);
    if (block instanceof build/* OctetString */.lW)
        return joinedOctets(block);
    if (block instanceof build/* UTCTime */.O6 || block instanceof build/* GeneralizedTime */.O_)
        return block.toDate();
    if (isDictionaryBlock(block))
        return dictionaryIn(block);
    if (block instanceof build/* Sequence */.gd)
        return (partsOf(block) ?? []).map(der_valueIn);
    const inner = isVersioned(block) ? withoutVersion(block) : undefined;
    if (inner)
        return der_valueIn(inner);
    throw der_malformed(`a value with the tag ${block.idBlock.tagNumber}`);
}
function integerIn(block) {
    const bytes = block.valueBlock.valueHexView;
    const value = bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, hexNumber(bytes));
    return bytes.length <= MOST_INTEGER_BYTES ? Number(value) : value;
}
function hexNumber(bytes) {
    return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
function der_malformed(rule) {
    return malformedAsn1('DER property list', rule);
}

;// CONCATENATED MODULE: ./src/ipa/profile/der-profile.ts




/** Bytes of a SHA-256. */
const DIGEST_SIZE = 32;
/**
 * `DER-Encoded-Profile`: the same profile once more, signed by itself. Apple calls it the source of truth
 * and does not document its form (TN3125), so whatever cannot be read of it counts as not there.
 */
function derProfileIn(root) {
    const bytes = (0,property_list/* dataAt */.ox)(root, 'DER-Encoded-Profile');
    if (bytes === undefined)
        return undefined;
    try {
        return readDerPropertyList(readSignedContent(bytes));
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return undefined;
        throw error;
    }
}
/** The list, with what it lacks taken from its DER form. */
function completed(root, der) {
    if (der === undefined)
        return root;
    const missing = [...der].filter(([key]) => !root.has(key) && key !== 'DeveloperCertificates');
    return new Map([...root, ...missing]);
}
/** SHA-256 of the certificates it is for, in lower-case hex; the DER form holds no more of them than that. */
function derCertificateDigests(der) {
    const listed = der === undefined ? [] : ((0,property_list/* arrayAt */.RD)(der, 'DeveloperCertificates') ?? []);
    return listed.flatMap(one => one instanceof Uint8Array && one.length === DIGEST_SIZE
        ? [Buffer.from(one).toString('hex')]
        : []);
}

;// CONCATENATED MODULE: ./src/formats/cms/embedded-certificate.ts



/** Certificates remembered. Every piece of signed code in an app carries the same three. */
const MOST_REMEMBERED = 32;
const remembered = new Map();
/**
 * Reads an X.509 certificate (RFC 5280 section 4.1) in DER, or remembers it: that takes milliseconds, and
 * an app has hundreds. Its signature is not checked.
 *
 * @throws ActionError `malformed`
 */
function readEmbeddedCertificate(der) {
    const key = (0,external_node_crypto_.createHash)('sha256').update(der).digest('hex');
    const known = remembered.get(key);
    if (known)
        return known;
    const certificate = read(der);
    if (remembered.size >= MOST_REMEMBERED)
        remembered.clear();
    remembered.set(key, certificate);
    return certificate;
}
function read(der) {
    const { serialNumber, issuer, subject } = certificateFields(der);
    return {
        facts: readCertificate(der),
        subject: Buffer.from(encodedBytes(subject)),
        issuer: Buffer.from(encodedBytes(issuer)),
        serialNumber: Buffer.from(encodedBytes(serialNumber)),
        x509: guarded('certificate', () => new external_node_crypto_.X509Certificate(der)),
    };
}
/** Follows the issuers of `leaf` among `embedded`, checking each signature on the way. */
function chainFrom(leaf, embedded) {
    const certificates = [leaf];
    for (let last = leaf; !isSelfIssued(last);) {
        const named = embedded.filter(one => isSameBytes(one.subject, last.issuer));
        const issuer = named.find(one => isSignedBy(last, one));
        if (!issuer)
            return { certificates, brokenAt: named.length > 0 ? last : undefined };
        if (certificates.includes(issuer))
            break;
        certificates.push(issuer);
        last = issuer;
    }
    return { certificates, brokenAt: undefined };
}
function isSelfIssued({ subject, issuer }) {
    return isSameBytes(subject, issuer);
}
function isSignedBy(certificate, issuer) {
    try {
        return certificate.x509.verify(issuer.x509.publicKey);
    }
    catch {
        return false;
    }
}
function isSameBytes(one, other) {
    return Buffer.compare(one, other) === 0;
}

;// CONCATENATED MODULE: ./src/formats/cms/attributes.ts



/** RFC 5652 sections 11.2 and 11.3. */
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
/** Tag of SET. */
const SET = 0x31;
/** @throws ActionError `malformed` */
function signedAttributes(block) {
    if (block.lenBlock.isIndefiniteForm) {
        throw malformedAsn1('CMS message', 'signed attributes that are not DER (RFC 5652, section 5.4)');
    }
    const values = new Map((partsOf(block) ?? []).map(attributeIn));
    const [digest] = values.get(MESSAGE_DIGEST) ?? [];
    const [time] = values.get(SIGNING_TIME) ?? [];
    const encoded = Buffer.from(encodedBytes(block));
    encoded[0] = SET;
    return {
        encoded,
        messageDigest: digest instanceof build/* OctetString */.lW ? joinedOctets(digest) : undefined,
        signingTime: dateIn(time),
        values,
    };
}
function attributeIn(block) {
    const [type, values] = partsOf(block) ?? [];
    const oid = objectIdentifier(type);
    const listed = partsOf(values);
    if (oid === undefined || listed === undefined) {
        throw malformedAsn1('CMS message', 'an attribute without type or values (RFC 5652, section 5.3)');
    }
    return [oid, listed];
}
/** UTCTime or GeneralizedTime, which the package has as one class on top of the other. */
function dateIn(block) {
    if (!(block instanceof build/* UTCTime */.O6))
        return undefined;
    const date = block.toDate();
    return Number.isNaN(date.getTime()) ? undefined : date;
}

;// CONCATENATED MODULE: ./src/formats/cms/signature.ts





/** Certificates of one message: a real one has three, and each costs checking up to that many signatures. */
const MOST_CERTIFICATES = 16;
/** Signers of one message. Code signatures and profiles have one. */
const MOST_SIGNERS = 10;
/**
 * Reads certificates and signers of a SignedData, DER or BER.
 *
 * @throws ActionError `malformed`
 */
function readSignedMessage(bytes) {
    const [, , encapsulated, ...rest] = signedDataParts(decodeAsn1(bytes, 'CMS message'));
    const listed = partsOf(rest.find(part => isTagged(part, 0))) ?? [];
    const infos = partsOf(rest.find(part => part.idBlock.tagClass === UNIVERSAL)) ?? [];
    if (listed.length > MOST_CERTIFICATES || infos.length > MOST_SIGNERS) {
        throw signature_malformed(`${listed.length} certificates and ${infos.length} signers are too many`);
    }
    const certificates = listed.flatMap(certificateIn);
    return {
        content: encapsulatedContent(encapsulated),
        certificates,
        signers: infos.map(info => signerIn(info, certificates)),
    };
}
/** How the package numbers the class of SET: the signers are the only universal part at the end. */
const UNIVERSAL = 1;
function certificateIn(block) {
    try {
        return [readEmbeddedCertificate(encodedBytes(block))];
    }
    catch {
        return [];
    }
}
/** Version, who, digest algorithm, `[0]` signed attributes, signature algorithm, signature, `[1]` unsigned ones. */
function signerIn(info, certificates) {
    const [, who, digest, ...rest] = partsOf(info) ?? [];
    const attributes = isTagged(rest[0], 0) ? rest[0] : undefined;
    const [algorithm, signature] = attributes ? rest.slice(1) : rest;
    const digestAlgorithm = objectIdentifier(partsOf(digest)?.[0]);
    const signatureAlgorithm = objectIdentifier(partsOf(algorithm)?.[0]);
    if (!who || digestAlgorithm === undefined || signatureAlgorithm === undefined) {
        throw signature_malformed('a signer without algorithms (RFC 5652, section 5.3)');
    }
    if (!(signature instanceof build/* OctetString */.lW)) {
        throw signature_malformed('a signer without signature (RFC 5652, section 5.3)');
    }
    return {
        certificate: certificates.find(one => isNamedBy(who, one)),
        digestAlgorithm,
        signatureAlgorithm,
        attributes: attributes && signedAttributes(attributes),
        signature: joinedOctets(signature),
    };
}
/** By issuer and serial number, as Apple's tools write it; the other form, a key identifier, finds none. */
function isNamedBy(who, { issuer, serialNumber }) {
    const [name, number] = partsOf(who) ?? [];
    if (!name || !number)
        return false;
    return isSameBytes(encodedBytes(name), issuer) && isSameBytes(encodedBytes(number), serialNumber);
}
function signature_malformed(rule) {
    return malformedAsn1('CMS message', rule);
}

;// CONCATENATED MODULE: ./src/formats/cms/verification.ts


/** Digests that signers of code and profiles use, by object identifier. */
const DIGESTS = new Map([
    ['1.3.14.3.2.26', 'sha1'],
    ['2.16.840.1.101.3.4.2.1', 'sha256'],
    ['2.16.840.1.101.3.4.2.2', 'sha384'],
    ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
/** Signature algorithms, and the kind of key each wants. The digest is the signer's, as RFC 5754 demands. */
const ALGORITHMS = new Map([
    ['1.2.840.113549.1.1.1', 'rsa'],
    ['1.2.840.113549.1.1.5', 'rsa'],
    ['1.2.840.113549.1.1.11', 'rsa'],
    ['1.2.840.113549.1.1.12', 'rsa'],
    ['1.2.840.113549.1.1.13', 'rsa'],
    ['1.2.840.10045.2.1', 'ec'],
    ['1.2.840.10045.4.1', 'ec'],
    ['1.2.840.10045.4.3.2', 'ec'],
    ['1.2.840.10045.4.3.3', 'ec'],
    ['1.2.840.10045.4.3.4', 'ec'],
]);
/**
 * Verifies one signer of a message over `content` (RFC 5652 section 5.4 and 5.6). Trust and validity of
 * the certificate are other questions.
 *
 * @returns what is wrong, in words; undefined when the signature holds
 */
function signatureProblem(signer, content) {
    const digest = DIGESTS.get(signer.digestAlgorithm);
    if (digest === undefined)
        return `the digest algorithm ${signer.digestAlgorithm} is unknown`;
    const { attributes } = signer;
    if (attributes) {
        const computed = (0,external_node_crypto_.createHash)(digest).update(content).digest();
        const stated = attributes.messageDigest;
        if (stated === undefined)
            return 'the signed attributes hold no message digest';
        if (!isSameBytes(stated, computed)) {
            return `it was made for other content (message digest ${hex(stated)}, computed ${hex(computed)})`;
        }
    }
    return keyProblem(signer, { digest, signed: attributes?.encoded ?? content });
}
function keyProblem(signer, { digest, signed }) {
    if (!signer.certificate)
        return "the signer's certificate is not embedded";
    const wanted = ALGORITHMS.get(signer.signatureAlgorithm);
    if (!wanted)
        return `the signature algorithm ${signer.signatureAlgorithm} is unknown`;
    try {
        const key = signer.certificate.x509.publicKey;
        if (key.asymmetricKeyType !== wanted) {
            return `the certificate has a key of the kind ${key.asymmetricKeyType}, the signature asks for ${wanted}`;
        }
        if ((0,external_node_crypto_.verify)(digest, signed, key, signer.signature))
            return undefined;
    }
    catch {
        return "the key of the signer's certificate cannot be used";
    }
    return "it was not made by the key of the signer's certificate";
}
function hex(bytes) {
    return Buffer.from(bytes).toString('hex');
}

;// CONCATENATED MODULE: ./src/ipa/profile/signature.ts





/** Characters of a name. */
const MAX_NAME = 200;
/** Verifies the CMS around a profile, for Apple's portal makes it (TN3125). */
function readProfileSignature(bytes) {
    try {
        return signatureOf(bytes);
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return { kind: 'unreadable', reason: error.message };
        throw error;
    }
}
function signatureOf(bytes) {
    const { content, signers, certificates } = readSignedMessage(bytes);
    const [signer] = signers;
    if (!signer || !content)
        return { kind: 'absent' };
    const reason = signatureProblem(signer, content);
    if (reason !== undefined)
        return { kind: 'invalid', reason };
    const chain = signer.certificate && chainFrom(signer.certificate, certificates);
    const names = (chain?.certificates ?? []).map(one => (0,plain_text/* plainText */.wh)(one.facts.commonName, MAX_NAME));
    if (!chain?.brokenAt)
        return { kind: 'valid', chain: names };
    // By number: a profile that somebody signed anew bears their name.
    const place = `certificate ${names.length} of its chain`;
    return { kind: 'invalid', reason: `the authority that ${place} names did not issue it` };
}

;// CONCATENATED MODULE: ./src/ipa/profile/read-profile.ts








/** Keys of which a profile has at least one; Apple TN3125 describes the first three. */
const PROFILE_KEYS = [
    'Entitlements',
    'DeveloperCertificates',
    'ExpirationDate',
    'UUID',
    'TeamIdentifier',
    'ProvisionedDevices',
];
/** Characters of a name for people. The portal allows 50; tools write longer ones. */
const read_profile_MAX_NAME = 200;
/** Characters. A team identifier has ten, a UUID 36. */
const MAX_IDENTIFIER = 64;
/**
 * Reads an `embedded.mobileprovision`: a property list in CMS SignedData, or, as tools leave it, the
 * bare list. A signature that does not hold is part of the answer. Lenient about what is missing inside.
 *
 * @throws ActionError `malformed` when there is no profile in these bytes.
 */
function readProfile(bytes) {
    const list = parsePropertyListDictionary(propertyListIn(bytes));
    const der = derProfileIn(list);
    const root = completed(list, der);
    if (!PROFILE_KEYS.some(key => root.has(key))) {
        throw new errors/* ActionError */.l(`property list with none of ${PROFILE_KEYS.join(', ')}: no profile`, {
            code: 'malformed',
        });
    }
    const known = profileOf(root);
    return {
        ...known,
        certificateDigests: [
            ...new Set([...known.certificates.map(one => one.sha256), ...derCertificateDigests(der)]),
        ],
        signature: read_profile_signatureOf(bytes),
    };
}
function read_profile_signatureOf(bytes) {
    return isBarePropertyList(bytes) ? { kind: 'absent' } : readProfileSignature(bytes);
}
function propertyListIn(bytes) {
    if (bytes.length === 0)
        throw new errors/* ActionError */.l('the file is empty', { code: 'malformed' });
    if (isBarePropertyList(bytes))
        return bytes;
    try {
        return readSignedContent(bytes);
    }
    catch (reason) {
        const slice = xmlSlice(bytes);
        if (slice === undefined)
            throw reason;
        return slice;
    }
}
/** `<`, also behind a byte order mark or white space, or `bplist`; CMS starts with 0x30. */
function isBarePropertyList(bytes) {
    const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
    return /^(?:bplist|(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*<)/.test(start);
}
/** For a damaged envelope around a whole list. Right only where the list lies in one piece. */
function xmlSlice(bytes) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = file.indexOf('<?xml');
    const end = file.indexOf('</plist>', Math.max(start, 0));
    return start < 0 || end < 0 ? undefined : file.subarray(start, end + '</plist>'.length);
}
function profileOf(root) {
    const entitlements = (0,property_list/* dictionaryAt */.Ko)(root, 'Entitlements') ?? (0,property_list/* dictionary */.zz)({});
    const listed = (0,property_list/* arrayAt */.RD)(root, 'DeveloperCertificates') ?? [];
    const certificates = listed.flatMap(read_profile_certificateIn);
    return {
        name: (0,plain_text/* plainText */.wh)((0,property_list/* stringAt */.bX)(root, 'Name') ?? '', read_profile_MAX_NAME),
        uuid: identifier((0,property_list/* stringAt */.bX)(root, 'UUID') ?? ''),
        teamIds: (0,property_list/* stringsAt */.kp)(root, 'TeamIdentifier').map(identifier),
        teamName: (0,plain_text/* plainText */.wh)((0,property_list/* stringAt */.bX)(root, 'TeamName') ?? '', read_profile_MAX_NAME),
        prefixes: (0,property_list/* stringsAt */.kp)(root, 'ApplicationIdentifierPrefix'),
        platforms: (0,property_list/* stringsAt */.kp)(root, 'Platform'),
        distribution: distributionOf(root, entitlements),
        account: (0,property_list/* booleanAt */.CR)(root, 'LocalProvision') === true ? 'free' : 'paid',
        devices: root.has('ProvisionedDevices') ? (0,property_list/* stringsAt */.kp)(root, 'ProvisionedDevices') : undefined,
        expires: (0,property_list/* dateAt */.iM)(root, 'ExpirationDate'),
        entitlements,
        applicationIdentifier: (0,property_list/* stringAt */.bX)(entitlements, 'application-identifier') ?? '',
        certificates,
        unreadableCertificates: listed.length - certificates.length,
    };
}
/** What is compared as well as shown: one that had to be cleaned is marked, so that it equals no other. */
function identifier(text) {
    const plain = (0,plain_text/* plainText */.wh)(text, MAX_IDENTIFIER);
    return plain === text ? text : `${plain}…`;
}
/** By presence of keys; bitrise-io/go-xcode and expo/eas-cli agree on real profiles. */
function distributionOf(root, entitlements) {
    if (root.has('ProvisionsAllDevices') && (0,property_list/* booleanAt */.CR)(root, 'ProvisionsAllDevices') !== false) {
        return 'enterprise';
    }
    if (!root.has('ProvisionedDevices'))
        return 'app-store';
    return (0,property_list/* booleanAt */.CR)(entitlements, 'get-task-allow') === true ? 'development' : 'ad-hoc';
}
function read_profile_certificateIn(listed) {
    if (!(listed instanceof Uint8Array))
        return [];
    try {
        return [readCertificate(listed)];
    }
    catch (reason) {
        if (reason instanceof errors/* ActionError */.l)
            return [];
        throw reason;
    }
}

;// CONCATENATED MODULE: ./src/formats/mach-o/fat.ts

/** Bytes to read from the beginning of a file before asking where its slices are. */
const FAT_HEAD_SIZE = 4096;
/** Slices of one fat file. Apple's tools know under 20 architectures; a Java class, which shares the magic, says 45 and more. */
const MAX_SLICES = 32;
const FAT_MAGIC = 0xcafebabe;
const FAT_MAGIC_64 = 0xcafebabf;
/**
 * The slices of a Mach-O file (`mach-o/fat.h`) in the order in which they lie: one that spans the file
 * when it is not fat.
 *
 * @param head the first `FAT_HEAD_SIZE` bytes, fewer when the file is shorter
 * @param fileSize bytes of the whole file
 * @throws ActionError `malformed`
 */
function slicePositions(head, fileSize) {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    if (head.byteLength < 8)
        throw fat_malformed(`it has only ${head.byteLength} bytes`);
    const fat = fatKind(view);
    if (!fat)
        return [{ offset: 0, size: fileSize }];
    const count = view.getUint32(4, fat.littleEndian);
    if (count === 0 || count > MAX_SLICES)
        throw fat_malformed(`its fat header says ${count} slices`);
    const entrySize = fat.wide ? 32 : 20;
    const tableEnd = 8 + count * entrySize;
    if (tableEnd > head.byteLength)
        throw fat_malformed('its fat header is cut short');
    const slices = Array.from({ length: count }, (_, index) => entryAt(view, 8 + index * entrySize, fat));
    slices.sort((a, b) => a.offset - b.offset);
    refuseOverlaps(slices, { start: tableEnd, end: fileSize });
    return slices;
}
function refuseOverlaps(slices, within) {
    let free = within.start;
    for (const { offset, size } of slices) {
        if (offset < free || offset + size > within.end) {
            throw fat_malformed(`a slice of ${size} bytes at ${offset} does not fit between ${free} and the end at ${within.end}`);
        }
        free = offset + size;
    }
}
/** Fat headers are big-endian by definition; the swapped form exists and costs nothing to read. */
function fatKind(view) {
    for (const littleEndian of [false, true]) {
        const magic = view.getUint32(0, littleEndian);
        if (magic === FAT_MAGIC || magic === FAT_MAGIC_64) {
            return { littleEndian, wide: magic === FAT_MAGIC_64 };
        }
    }
    return undefined;
}
function entryAt(view, at, fat) {
    if (!fat.wide) {
        return {
            offset: view.getUint32(at + 8, fat.littleEndian),
            size: view.getUint32(at + 12, fat.littleEndian),
        };
    }
    return {
        offset: Number(view.getBigUint64(at + 8, fat.littleEndian)),
        size: Number(view.getBigUint64(at + 16, fat.littleEndian)),
    };
}
function fat_malformed(what) {
    return new errors/* ActionError */.l(`not a readable Mach-O file: ${what}`, { code: 'malformed' });
}

;// CONCATENATED MODULE: ./src/formats/mach-o/names.ts
const PLATFORMS = [
    'unknown',
    'macos',
    'ios',
    'tvos',
    'watchos',
    'bridgeos',
    'mac-catalyst',
    'ios-simulator',
    'tvos-simulator',
    'watchos-simulator',
    'driverkit',
    'visionos',
    'visionos-simulator',
];
function platformName(code) {
    return PLATFORMS[code] ?? 'unknown';
}
/** `CPU_ARCH_ABI64` of `mach/machine.h`: set in the cpu type of every 64-bit architecture. */
const ABI_64 = 0x01000000;
const X86 = 7;
const ARM = 12;
/** The high byte of a subtype holds capability bits, such as the pointer authentication version. */
const SUBTYPE_MASK = 0x00ffffff;
const ARM_SUBTYPES = new Map([
    [6, 'armv6'],
    [9, 'armv7'],
    [11, 'armv7s'],
    [12, 'armv7k'],
]);
/** The name Apple's tools print for a cpu, or its number when they know none. */
function cpuName(type, subtype) {
    const detail = subtype & SUBTYPE_MASK;
    if (type === (ARM | ABI_64))
        return detail === 2 ? 'arm64e' : 'arm64';
    if (type === ARM)
        return ARM_SUBTYPES.get(detail) ?? 'arm';
    if (type === (X86 | ABI_64))
        return 'x86_64';
    if (type === X86)
        return 'i386';
    return `cpu ${type}`;
}
/** Only simulators run iOS, tvOS and watchOS code on these. */
function isIntel(type) {
    return (type & ~ABI_64) === X86;
}

;// CONCATENATED MODULE: ./src/formats/mach-o/commands.ts


const LC_CODE_SIGNATURE = 0x1d;
const LC_ENCRYPTION_INFO = 0x21;
const LC_ENCRYPTION_INFO_64 = 0x2c;
const LC_BUILD_VERSION = 0x32;
const LC_VERSION_MIN = new Map([
    [0x24, 'macos'],
    [0x25, 'ios'],
    [0x2f, 'tvos'],
    [0x30, 'watchos'],
]);
const SIMULATED = new Map([
    ['ios', 'ios-simulator'],
    ['tvos', 'tvos-simulator'],
    ['watchos', 'watchos-simulator'],
]);
/** `cmd` and `cmdsize`. */
const SMALLEST_COMMAND = 8;
/**
 * Reads the load commands (`mach-o/loader.h`) that tell platform, signature and encryption.
 *
 * @throws ActionError `malformed` when a command or what it points at does not fit its bounds.
 */
function readLoadCommands(bytes, frame) {
    let found = {
        platform: undefined,
        codeSignature: undefined,
        encrypted: false,
    };
    for (const command of commandsOf(bytes, frame)) {
        found = { ...found, ...commands_read(command, frame, found) };
    }
    return found;
}
function* commandsOf(bytes, frame) {
    const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    for (let index = 0; index < frame.count; index++) {
        const left = bytes.byteLength - at;
        const size = left < SMALLEST_COMMAND ? 0 : whole.getUint32(at + 4, true);
        if (size < SMALLEST_COMMAND || size > left) {
            throw commands_malformed(frame, `load command ${index} of ${frame.count} does not fit the ${left} bytes left`);
        }
        const view = new DataView(bytes.buffer, bytes.byteOffset + at, size);
        yield { code: view.getUint32(0, true), index, view };
        at += size;
    }
}
function commands_read(command, frame, before) {
    const versionMin = LC_VERSION_MIN.get(command.code);
    if (versionMin !== undefined)
        return before.platform ? {} : { platform: simulatedOn(frame.cpuType, versionMin) };
    switch (command.code) {
        case LC_BUILD_VERSION:
            return before.platform ? {} : { platform: platformName(field(command, frame, 8)) };
        case LC_CODE_SIGNATURE:
            return readCodeSignature(command, frame, before);
        case LC_ENCRYPTION_INFO:
        case LC_ENCRYPTION_INFO_64:
            return { encrypted: before.encrypted || field(command, frame, 16) !== 0 };
        default:
            return {};
    }
}
/** Before Xcode 10 a simulator slice differed from a device slice by its cpu alone. */
function simulatedOn(cpuType, platform) {
    return (isIntel(cpuType) ? SIMULATED.get(platform) : undefined) ?? platform;
}
function readCodeSignature(command, frame, before) {
    if (before.codeSignature)
        throw commands_malformed(frame, 'there are two LC_CODE_SIGNATURE commands');
    const offset = field(command, frame, 8);
    const size = field(command, frame, 12);
    if (size === 0)
        return {};
    if (offset + size > frame.sliceSize) {
        throw commands_malformed(frame, `the code signature (${size} bytes at ${offset}) lies beyond the end at ${frame.sliceSize}: the file is cut short`);
    }
    return { codeSignature: { offset, size } };
}
function field(command, frame, at) {
    if (at + 4 > command.view.byteLength) {
        throw commands_malformed(frame, `load command ${command.index} is too short for its kind`);
    }
    return command.view.getUint32(at, true);
}
function commands_malformed(frame, what) {
    const where = frame.sliceOffset === 0 ? '' : ` in the slice at ${frame.sliceOffset}`;
    return new errors/* ActionError */.l(`malformed Mach-O${where}: ${what}`, { code: 'malformed' });
}

;// CONCATENATED MODULE: ./src/formats/mach-o/mach-o.ts



/** Bytes of load commands per slice. The largest real apps have some 30 KB; this bounds memory. */
const MAX_COMMANDS_SIZE = 1024 * 1024;
const MAGIC_32 = 0xfeedface;
const MAGIC_64 = 0xfeedfacf;
/** The 64-bit header only adds a reserved word at the end. */
const HEADER_32 = 28;
const HEADER_64 = 32;
/** Serves again from `head` what was read already, so that the file itself goes only forward. */
function afterHead(file, head) {
    return {
        size: file.size,
        read: async (offset, length) => {
            const known = head.subarray(offset, offset + length);
            if (known.length === length || head.length === file.size)
                return known;
            const more = await file.read(offset + known.length, length - known.length);
            return known.length === 0 ? more : Buffer.concat([known, more]);
        },
    };
}
/**
 * Reads header and load commands of the slice at `position`.
 *
 * @throws ActionError `malformed`
 */
async function readSlice(file, position) {
    const bytes = await file.read(position.offset, Math.min(HEADER_32, position.size));
    const header = readHeader(bytes, position);
    const start = position.offset + header.length;
    const commands = await file.read(start, header.commandsSize);
    if (commands.length < header.commandsSize)
        throw refused(position, 'its load commands are cut short');
    return {
        cpu: header.cpu,
        offset: position.offset,
        ...readLoadCommands(commands, {
            count: header.commandsCount,
            cpuType: header.cpuType,
            sliceSize: position.size,
            sliceOffset: position.offset,
        }),
    };
}
function readHeader(bytes, position) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = headerLength(view, position);
    const cpuType = view.getUint32(4, true);
    const commandsSize = view.getUint32(20, true);
    if (commandsSize > MAX_COMMANDS_SIZE) {
        throw refused(position, `its load commands claim ${commandsSize} bytes; the most is ${MAX_COMMANDS_SIZE}`);
    }
    if (length + commandsSize > position.size) {
        throw refused(position, `its load commands claim ${commandsSize} of ${position.size} bytes`);
    }
    return {
        length,
        cpuType,
        cpu: cpuName(cpuType, view.getUint32(8, true)),
        commandsCount: view.getUint32(16, true),
        commandsSize,
    };
}
/** Every iOS cpu is little-endian, so the swapped magic of PowerPC times is refused like any other. */
function headerLength(view, position) {
    const magic = view.byteLength < 4 ? 0 : view.getUint32(0, true);
    if (magic !== MAGIC_32 && magic !== MAGIC_64) {
        throw refused(position, `it starts with ${mach_o_hex(view)}, not with a Mach-O magic number`);
    }
    if (view.byteLength < HEADER_32)
        throw refused(position, 'its header is cut short');
    return magic === MAGIC_64 ? HEADER_64 : HEADER_32;
}
function mach_o_hex(view) {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, Math.min(4, view.byteLength));
    return Buffer.from(bytes).toString('hex') || 'nothing';
}
function refused(position, what) {
    const where = position.offset === 0 ? '' : ` (slice at ${position.offset})`;
    return new errors/* ActionError */.l(`not a readable Mach-O file${where}: ${what}`, { code: 'malformed' });
}

;// CONCATENATED MODULE: ./src/formats/code-signature/hash-kind.ts

/** By the number in a code directory. */
const HASHES = new Map([
    [1, { kind: 'sha1', algorithm: 'sha1', size: 20, oid: '1.3.14.3.2.26' }],
    [2, { kind: 'sha256', algorithm: 'sha256', size: 32, oid: '2.16.840.1.101.3.4.2.1' }],
    [3, { kind: 'sha256-truncated', algorithm: 'sha256', size: 20, oid: '2.16.840.1.101.3.4.2.1' }],
    [4, { kind: 'sha384', algorithm: 'sha384', size: 48, oid: '2.16.840.1.101.3.4.2.2' }],
]);
const TRAITS = new Map([...HASHES.values()].map(traits => [traits.kind, traits]));
/** undefined for a number that Apple's kernel does not know either. */
function hashKindOf(number) {
    return HASHES.get(number)?.kind;
}
function hashSize(kind) {
    return TRAITS.get(kind)?.size ?? 0;
}
function hashOid(kind) {
    return TRAITS.get(kind)?.oid ?? '';
}
/** The hash of `bytes` as it stands in a slot of that kind. */
function slotHash(kind, bytes) {
    return wholeHash(kind, bytes).subarray(0, hashSize(kind));
}
/** The same before it is cut to the size of a slot. By way of text, which Node hands over in half the time. */
function wholeHash(kind, bytes) {
    return Buffer.from((0,external_node_crypto_.hash)(TRAITS.get(kind)?.algorithm ?? 'sha256', bytes), 'hex');
}

;// CONCATENATED MODULE: ./src/formats/code-signature/page-hashes.ts

/**
 * Bytes of a slice that are kept until its directory is known, which stands behind them. Most code fits, and is
 * then hashed only in the ways that its directories ask for; larger code costs 1.5 ms more for each megabyte.
 */
const MOST_HELD = 8 * 1024 * 1024;
/** All pieces but the last must be multiples of this. Bytes. */
const PAGE_MULTIPLE = 16_384;
/** What the directory of a larger slice may turn out to ask for: the ways in which Apple's tools sign apps. */
const USUAL_WAYS = [
    { hash: 'sha256', pageSize: 4096 },
    { hash: 'sha256', pageSize: 16_384 },
    { hash: 'sha1', pageSize: 4096 },
];
/** Hashes of the pages of one slice, collected while it streams by. */
class PageHashes {
    #size = 0;
    #held = [];
    /** For each usual way one buffer per piece, once the slice is too large to be held. */
    #hashed = USUAL_WAYS.map(() => []);
    #mostHeld;
    /** @param mostHeld bytes to keep before hashing in every usual way */
    constructor(mostHeld = MOST_HELD) {
        this.#mostHeld = mostHeld;
    }
    /** The next bytes of the slice. They must not change any more. */
    add(bytes) {
        this.#size += bytes.length;
        this.#held.push(bytes);
        if (this.#size <= this.#mostHeld)
            return;
        for (const piece of this.#held) {
            USUAL_WAYS.forEach((way, index) => {
                this.#hashed[index]?.push(pageHashes(piece, way));
            });
        }
        this.#held = [];
    }
    /** Compares with what a directory says. A large slice in an unusual way of hashing is not compared. */
    compare(directory) {
        const { hash, pageSize, hashSize: size, codeHashes } = directory;
        const found = this.#hashes({ hash, pageSize });
        if (!found)
            return undefined;
        const changed = [];
        for (let page = 0; page < this.#comparable(directory); page++) {
            const expected = codeHashes.subarray(page * size, (page + 1) * size);
            if (!found.subarray(page * size, (page + 1) * size).equals(expected))
                changed.push(page);
        }
        const [first] = changed;
        if (first === undefined)
            return undefined;
        const pages = codeHashes.length / size;
        return { kind: 'pages-changed', hash, changed: changed.length, pages, offset: first * pageSize };
    }
    #hashes(way) {
        if (this.#size <= this.#mostHeld) {
            return Buffer.concat(this.#held.map(piece => pageHashes(piece, way)));
        }
        const index = USUAL_WAYS.findIndex(({ hash, pageSize }) => hash === way.hash && pageSize === way.pageSize);
        const collected = this.#hashed[index];
        return collected && Buffer.concat(collected);
    }
    /** Where the directory ends elsewhere than the pages, the page in which one of them ends tells nothing. */
    #comparable({ codeLimit, pageSize }) {
        if (codeLimit === this.#size)
            return Math.ceil(codeLimit / pageSize);
        return Math.floor(Math.min(codeLimit, this.#size) / pageSize);
    }
}
function pageHashes(bytes, { hash, pageSize }) {
    const size = hashSize(hash);
    const pages = Math.ceil(bytes.length / pageSize);
    const hashes = Buffer.alloc(pages * size);
    for (let page = 0; page < pages; page++) {
        const content = bytes.subarray(page * pageSize, (page + 1) * pageSize);
        hashes.set(slotHash(hash, content), page * size);
    }
    return hashes;
}

;// CONCATENATED MODULE: ./src/formats/code-signature/blob.ts

/** Magic numbers of Apple's `kern/cs_blobs.h`. */
const MAGIC = {
    codeDirectory: 0xfade0c02,
    embeddedSignature: 0xfade0cc0,
    blobWrapper: 0xfade0b01,
    entitlements: 0xfade7171,
    derEntitlements: 0xfade7172,
};
/** Slots of an embedded signature (`CSSLOT_*` of the same header). */
const SLOT = {
    codeDirectory: 0,
    infoPlist: 1,
    requirements: 2,
    codeResources: 3,
    entitlements: 5,
    derEntitlements: 7,
    firstAlternate: 0x1000,
    lastAlternate: 0x1004,
    cms: 0x10000,
};
/** `magic` and `length`. */
const HEADER_SIZE = 8;
/** Header of a blob of blobs: `magic`, `length`, `count`. */
const SUPER_HEADER_SIZE = 12;
/** `type` and `offset`. */
const INDEX_SIZE = 8;
/** Blobs in one. Real signatures have under ten. */
const MOST_BLOBS = 64;
/**
 * Reads the blob that begins at the first of `bytes`; what stands behind its length is ignored.
 *
 * @param what for messages, for example `code signature`
 * @throws ActionError `malformed`
 */
function readBlob(bytes, what) {
    if (bytes.length < HEADER_SIZE)
        throw blob_malformed(what, `${bytes.length} bytes are no blob`);
    const view = viewOf(bytes);
    const length = view.getUint32(4);
    if (length < HEADER_SIZE || length > bytes.length) {
        throw blob_malformed(what, `it claims ${length} of ${bytes.length} bytes`);
    }
    const whole = bytes.subarray(0, length);
    return { magic: view.getUint32(0), bytes: whole, content: whole.subarray(HEADER_SIZE) };
}
/**
 * The blobs of a blob of blobs (`CS_SuperBlob`), by their type. Of a type that occurs twice the first
 * counts, as for the kernel.
 *
 * @throws ActionError `malformed`
 */
function readSuperBlob(bytes, { what, magic }) {
    const blob = readBlob(bytes, what);
    if (blob.magic !== magic)
        throw blob_malformed(what, `it begins with ${blob_hex(blob.magic)}, not ${blob_hex(magic)}`);
    if (blob.bytes.length < SUPER_HEADER_SIZE)
        throw blob_malformed(what, 'its header is cut short');
    const view = viewOf(blob.bytes);
    const count = view.getUint32(8);
    const start = SUPER_HEADER_SIZE + count * INDEX_SIZE;
    if (count > MOST_BLOBS || start > blob.bytes.length) {
        throw blob_malformed(what, `it claims ${count} parts in ${blob.bytes.length} bytes`);
    }
    const parts = new Map();
    for (let index = 0; index < count; index++) {
        const at = SUPER_HEADER_SIZE + index * INDEX_SIZE;
        const type = view.getUint32(at);
        const offset = view.getUint32(at + 4);
        if (offset < start || offset > blob.bytes.length) {
            throw blob_malformed(what, `part ${index} (type ${type}) is said to lie at ${offset}`);
        }
        if (!parts.has(type)) {
            parts.set(type, readBlob(blob.bytes.subarray(offset), `${what}, part ${index} (type ${type})`));
        }
    }
    return parts;
}
function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function blob_hex(value) {
    return `0x${value.toString(16)}`;
}
function blob_malformed(what, rule) {
    return new errors/* ActionError */.l(`${what}: ${rule}`, { code: 'malformed' });
}

;// CONCATENATED MODULE: ./src/formats/code-signature/code-directory.ts


/** Bytes of a cdhash (`CS_CDHASH_LEN`), in hex digits. */
const CD_HASH_DIGITS = 40;
/** Where the fields of the first version end. */
const BASE_SIZE = 44;
/** The versions that added fields, and where those end. */
const SUPPORTS = {
    scatter: { version: 0x20100, size: 48 },
    team: { version: 0x20200, size: 52 },
    codeLimit64: { version: 0x20300, size: 64 },
    executableSegment: { version: 0x20400, size: 88 },
};
/** `CS_SUPPORTS…` all share the major version 2. */
const EARLIEST_VERSION = 0x20000;
const LAST_VERSION = 0x2ffff;
/** Page sizes the kernel takes: 4 KiB to 16 KiB, as powers of two. */
const SMALLEST_PAGE_SHIFT = 12;
const LARGEST_PAGE_SHIFT = 14;
/**
 * Reads a code directory, as strictly as the kernel does (`cs_validate_codedirectory` in XNU).
 *
 * @throws ActionError `malformed`
 */
function readCodeDirectory(blob, slot) {
    const what = slot === 0 ? 'code directory' : `code directory in slot ${blob_hex(slot)}`;
    const fail = (rule) => {
        throw blob_malformed(what, rule);
    };
    if (blob.magic !== MAGIC.codeDirectory)
        fail(`it begins with ${blob_hex(blob.magic)}`);
    const fields = new Fields(blob.bytes, fail);
    const hash = hashKindOf(fields.byte(37)) ?? fail(`hash type ${fields.byte(37)} is unknown`);
    const pageShift = fields.byte(39);
    if (pageShift < SMALLEST_PAGE_SHIFT || pageShift > LARGEST_PAGE_SHIFT) {
        fail(`pages of 2^${pageShift} bytes are not allowed`);
    }
    if (fields.byte(36) !== hashSize(hash))
        fail(`hashes of ${fields.byte(36)} bytes are not ${hash}`);
    if (fields.has(SUPPORTS.scatter) && fields.word(44) !== 0)
        fail('it has a scatter list');
    const codeLimit = fields.codeLimit();
    const pages = fields.word(28);
    if (pages !== Math.ceil(codeLimit / 2 ** pageShift)) {
        fail(`${pages} pages of 2^${pageShift} bytes do not make ${codeLimit} bytes`);
    }
    const digest = wholeHash(hash, blob.bytes).toString('hex');
    return {
        slot,
        version: fields.word(8),
        flags: fields.word(12),
        hash,
        identifier: fields.text(fields.word(20)) ?? fail('it has no identifier'),
        teamId: fields.has(SUPPORTS.team) ? fields.text(fields.word(48)) : undefined,
        pageSize: 2 ** pageShift,
        codeLimit,
        ...fields.hashes(hashSize(hash)),
        hashSize: hashSize(hash),
        executableSegment: fields.executableSegment(),
        bytes: blob.bytes,
        digest,
        cdHash: digest.slice(0, CD_HASH_DIGITS),
    };
}
/** The fields of a directory, none read outside its bounds. */
class Fields {
    #bytes;
    #view;
    #fail;
    constructor(bytes, fail) {
        this.#bytes = bytes;
        this.#view = viewOf(bytes);
        this.#fail = fail;
        if (bytes.length < BASE_SIZE)
            fail(`${bytes.length} bytes are too few`);
        const version = this.word(8);
        if (version < EARLIEST_VERSION || version > LAST_VERSION)
            fail(`version ${blob_hex(version)} is unknown`);
        for (const added of Object.values(SUPPORTS)) {
            if (version >= added.version && bytes.length < added.size)
                fail('it is too short for its version');
        }
    }
    byte(at) {
        return this.#view.getUint8(at);
    }
    word(at) {
        return this.#view.getUint32(at);
    }
    has({ version }) {
        return this.word(8) >= version;
    }
    codeLimit() {
        const wide = this.has(SUPPORTS.codeLimit64) ? Number(this.#view.getBigUint64(56)) : 0;
        return wide === 0 ? this.word(32) : wide;
    }
    executableSegment() {
        if (!this.has(SUPPORTS.executableSegment))
            return undefined;
        const [base, limit, flags] = [64, 72, 80].map(at => Number(this.#view.getBigUint64(at)));
        return { base: base ?? 0, limit: limit ?? 0, flags: flags ?? 0 };
    }
    /** Zero-terminated; undefined at offset 0, which says that there is none. */
    text(offset) {
        if (offset === 0)
            return undefined;
        const end = offset < BASE_SIZE ? -1 : this.#bytes.indexOf(0, offset);
        if (end < 0)
            return this.#fail(`a text is said to lie at ${offset}`);
        return Buffer.from(this.#bytes.subarray(offset, end)).toString('utf8');
    }
    /** Special slots stand in front of the pages' hashes, number 1 the nearest. */
    hashes(size) {
        const offset = this.word(16);
        const special = this.word(24);
        const end = offset + this.word(28) * size;
        if (offset < BASE_SIZE + special * size || end > this.#bytes.length) {
            this.#fail(`its hashes do not fit its ${this.#bytes.length} bytes`);
        }
        const specialHashes = new Map();
        for (let number = 1; number <= special; number++) {
            const at = offset - number * size;
            const value = this.#bytes.subarray(at, at + size);
            if (value.some(byte => byte !== 0))
                specialHashes.set(number, Buffer.from(value).toString('hex'));
        }
        return { codeHashes: this.#bytes.subarray(offset, end), specialHashes };
    }
}

;// CONCATENATED MODULE: ./src/formats/code-signature/entitlements.ts





/** Slot 5: an XML property list. An empty blob is what `codesign` leaves without entitlements. */
function readEntitlements(blob) {
    return entitlements_read(blob, { magic: MAGIC.entitlements, decode: parsePropertyListDictionary });
}
/** Slot 7: the same in DER, which iOS 15 and later go by. */
function readDerEntitlements(blob) {
    return entitlements_read(blob, { magic: MAGIC.derEntitlements, decode: readDerPropertyList });
}
function entitlements_read(blob, { magic, decode }) {
    if (!blob)
        return { kind: 'absent' };
    try {
        if (blob.magic !== magic)
            throw blob_malformed('entitlements', `they begin with ${blob_hex(blob.magic)}`);
        if (blob.content.length === 0)
            return { kind: 'absent' };
        return { kind: 'read', values: decode(blob.content) };
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return { kind: 'unreadable', reason: error.message };
        throw error;
    }
}
/** Keys whose values are not the same in both, in no particular order. */
function differingKeys(one, other) {
    const keys = new Set([...one.keys(), ...other.keys()]);
    return [...keys].filter(key => !isEqual(one.get(key), other.get(key)));
}
/** Dictionaries in any order; DER sorts them. */
function isEqual(one, other) {
    if (one instanceof Date && other instanceof Date)
        return one.getTime() === other.getTime();
    if (one instanceof Uint8Array || other instanceof Uint8Array) {
        return one instanceof Uint8Array && other instanceof Uint8Array && !Buffer.compare(one, other);
    }
    if ((0,property_list/* isDictionary */.Hf)(one))
        return (0,property_list/* isDictionary */.Hf)(other) && differingKeys(one, other).length === 0;
    if (isArray(one))
        return isArray(other) && areEqual(one, other);
    return one === other;
}
function areEqual(one, other) {
    return one.length === other.length && one.every((value, index) => isEqual(value, other[index]));
}
/** `Array.isArray` does not know readonly arrays. */
function isArray(value) {
    return Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/formats/code-signature/part-flaws.ts


const SLOTS = {
    'info-plist': SLOT.infoPlist,
    requirements: SLOT.requirements,
    'code-resources': SLOT.codeResources,
    entitlements: SLOT.entitlements,
    'der-entitlements': SLOT.derEntitlements,
};
/** Compares a part with what each directory says of it. */
function partFlaws(directories, { part, bytes }) {
    return directories.flatMap(({ hash, specialHashes }) => {
        const expected = specialHashes.get(SLOTS[part]);
        if (bytes === undefined)
            return expected === undefined ? [] : [{ kind: 'part-missing', part }];
        if (expected === undefined)
            return [{ kind: 'part-unsealed', part, hash }];
        const found = slotHash(hash, bytes).toString('hex');
        return found === expected ? [] : [{ kind: 'part-changed', part, hash, expected, found }];
    });
}

;// CONCATENATED MODULE: ./src/formats/code-signature/directory-list.ts







/** Apple's signed attribute with a property list of the first 20 bytes of every directory's hash. */
const CD_HASHES = '1.2.840.113635.100.9.1';
/** The same in DER, with whole hashes and their algorithms. */
const CD_DIGESTS = '1.2.840.113635.100.9.2';
/**
 * The CMS signs the primary directory; the others are signed by these lists. Apple's `StaticCode.cpp` lets
 * both be missing, but the first must list exactly the directories that are there. Of the second, CoreTrust
 * asks for whole and true digests; re-signing tools list only the SHA-256 directory in it, which is taken.
 */
function directoryListFlaws(directories, attributes) {
    const hashes = attributes?.values.get(CD_HASHES);
    const digests = attributes?.values.get(CD_DIGESTS);
    if (!hashes && !digests)
        return flawed(directories.slice(1).filter(counts), CD_DIGESTS);
    const isWhole = hashes === undefined;
    return [
        ...(hashes
            ? listFlaws(directories, {
                attribute: CD_HASHES,
                listed: cdHashesIn(hashes),
                keyOf: one => one.cdHash,
                isWhole: true,
            })
            : []),
        ...(digests
            ? listFlaws(directories, {
                attribute: CD_DIGESTS,
                listed: digestsIn(digests),
                keyOf: ({ hash, digest }) => `${hashOid(hash)} ${digest}`,
                isWhole,
            })
            : []),
    ];
}
function listFlaws(directories, { attribute, listed, keyOf, isWhole }) {
    const unlisted = directories.filter(one => !listed.includes(keyOf(one)));
    const missing = unlisted.filter(counts);
    const known = directories.map(keyOf);
    const isForeign = listed.some(one => !known.includes(one));
    const isEmpty = unlisted.length === directories.length;
    if (missing.length > 0 && (isWhole || isForeign || isEmpty))
        return flawed(missing, attribute);
    return isForeign ? flawed(directories.slice(0, 1), attribute) : [];
}
/** An alternate with SHA-1 is for systems before iOS 11: no later one takes it, so it need not be listed. */
function counts({ slot, hash }) {
    return slot === 0 || hash !== 'sha1';
}
function flawed(directories, attribute) {
    return directories.map(({ hash }) => ({ kind: 'directory-not-signed', hash, attribute }));
}
function cdHashesIn(values) {
    return values.flatMap(value => {
        if (!(value instanceof build/* OctetString */.lW))
            return [];
        try {
            const listed = (0,property_list/* arrayAt */.RD)(parsePropertyListDictionary(joinedOctets(value)), 'cdhashes') ?? [];
            return listed.flatMap(one => (one instanceof Uint8Array ? [directory_list_hex(one)] : []));
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.l)
                return [];
            throw error;
        }
    });
}
function digestsIn(values) {
    return values.flatMap(value => {
        const [algorithm, digest] = partsOf(value) ?? [];
        const oid = objectIdentifier(algorithm);
        if (oid === undefined || !(digest instanceof build/* OctetString */.lW))
            return [];
        return [`${oid} ${directory_list_hex(joinedOctets(digest))}`];
    });
}
function directory_list_hex(bytes) {
    return Buffer.from(bytes).toString('hex');
}

;// CONCATENATED MODULE: ./src/formats/code-signature/signer-flaws.ts


/** What does not agree about who signed. Whether a certificate is valid today, the caller's clock tells. */
function signerFlaws(signature, evidence) {
    if (evidence.kind === 'none')
        return [{ kind: 'unsigned-directory' }];
    if (evidence.kind === 'unreadable')
        return [{ kind: 'signer-unreadable', reason: evidence.reason }];
    const { signer, chain } = evidence;
    return [
        ...verificationFlaws(signature, signer),
        ...directoryListFlaws(signature.directories, signer.attributes),
        ...chainFlaws(chain),
        ...validityFlaws(signer, chain),
        ...teamFlaws(signature, signer),
    ];
}
function verificationFlaws({ directories: [primary] }, signer) {
    const reason = signatureProblem(signer, primary.bytes);
    return reason === undefined ? [] : [{ kind: 'signature-invalid', reason }];
}
function chainFlaws(chain) {
    if (!chain?.brokenAt)
        return [];
    return [{ kind: 'chain-broken', certificate: chain.brokenAt.facts.commonName }];
}
function validityFlaws({ attributes }, chain) {
    const signingTime = attributes?.signingTime;
    if (!signingTime)
        return [];
    return (chain?.certificates ?? []).flatMap(({ facts }) => {
        const { commonName: certificate, notBefore, notAfter } = facts;
        const isValid = notBefore <= signingTime && signingTime <= notAfter;
        const kind = 'signed-outside-validity';
        return isValid ? [] : [{ kind, certificate, signingTime, notBefore, notAfter }];
    });
}
/** The organizational unit of Apple's certificates for developers is the team. */
function teamFlaws({ teamId: directory }, { certificate }) {
    const team = certificate?.facts.teamId;
    if (directory === undefined || team === undefined || team === directory)
        return [];
    return [{ kind: 'team-mismatch', directory, certificate: team }];
}

;// CONCATENATED MODULE: ./src/formats/code-signature/signature-flaws.ts




/** All that does not agree inside a signature; pages and files of the bundle are compared elsewhere. */
function signatureFlaws(signature, { blobs, evidence }) {
    const { directories } = signature;
    const bytesIn = (slot) => blobs.get(slot)?.bytes;
    return [
        ...disagreements(directories),
        ...partFlaws(directories, { part: 'requirements', bytes: bytesIn(SLOT.requirements) }),
        ...partFlaws(directories, { part: 'entitlements', bytes: bytesIn(SLOT.entitlements) }),
        ...partFlaws(directories, { part: 'der-entitlements', bytes: bytesIn(SLOT.derEntitlements) }),
        ...entitlementFlaws(signature),
        ...signerFlaws(signature, evidence),
    ];
}
function disagreements(directories) {
    const aspects = [
        { what: 'identifier', of: (one) => one.identifier },
        { what: 'team', of: (one) => one.teamId ?? '' },
        { what: 'code-limit', of: (one) => String(one.codeLimit) },
    ];
    return aspects.flatMap(({ what, of }) => {
        const values = [...new Set(directories.map(of))];
        return values.length > 1 ? [{ kind: 'directories-disagree', what, values }] : [];
    });
}
function entitlementFlaws({ entitlements, derEntitlements, }) {
    const unreadable = [
        ...unreadableFlaw('entitlements', entitlements),
        ...unreadableFlaw('der-entitlements', derEntitlements),
    ];
    if (unreadable.length > 0 || entitlements.kind !== 'read')
        return unreadable;
    if (derEntitlements.kind !== 'read')
        return [{ kind: 'old-format' }];
    const keys = differingKeys(entitlements.values, derEntitlements.values);
    return keys.length > 0 ? [{ kind: 'entitlements-differ', keys }] : [];
}
function unreadableFlaw(part, blob) {
    if (blob.kind !== 'unreadable')
        return [];
    return [{ kind: 'entitlements-unreadable', part, reason: blob.reason }];
}

;// CONCATENATED MODULE: ./src/formats/code-signature/signer.ts




/** What slot 0x10000 holds. An empty one is what ad hoc signing leaves. */
function readSigner(blob) {
    if (!blob || blob.content.length === 0)
        return { kind: 'none' };
    try {
        if (blob.magic !== MAGIC.blobWrapper) {
            throw blob_malformed('CMS signature', `it begins with ${blob_hex(blob.magic)}`);
        }
        return evidenceIn(readSignedMessage(blob.content));
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return { kind: 'unreadable', reason: error.message };
        throw error;
    }
}
/** Apple's tools write one signer; with several the first counts, as in Apple's own reading. */
function evidenceIn({ signers, certificates }) {
    const [signer] = signers;
    if (!signer)
        return { kind: 'unreadable', reason: 'the CMS message has no signer' };
    const { certificate } = signer;
    return { kind: 'read', signer, chain: certificate && chainFrom(certificate, certificates) };
}
function signerOf(evidence) {
    if (evidence.kind !== 'read')
        return evidence;
    const { signer, chain } = evidence;
    return {
        kind: 'read',
        certificate: signer.certificate?.facts,
        chain: (chain?.certificates ?? []).map(one => one.facts),
        signingTime: signer.attributes?.signingTime,
    };
}

;// CONCATENATED MODULE: ./src/formats/code-signature/read-code-signature.ts





/**
 * Reads the bytes that `LC_CODE_SIGNATURE` points at (`CS_SuperBlob` of Apple's `kern/cs_blobs.h`), and
 * compares all that they say about themselves: directories with each other, CMS, special slots. No package for
 * Node reads this; npm's `macho-entitlements` takes the entitlements out and judges nothing.
 *
 * @throws ActionError `malformed` when there is no signature in these bytes
 */
function read_code_signature_readCodeSignature(bytes) {
    const blobs = readSuperBlob(bytes, { what: 'code signature', magic: MAGIC.embeddedSignature });
    const directories = readDirectories(blobs);
    const evidence = readSigner(blobs.get(SLOT.cms));
    const [{ identifier, teamId }] = directories;
    const signature = {
        directories,
        identifier,
        teamId,
        entitlements: readEntitlements(blobs.get(SLOT.entitlements)),
        derEntitlements: readDerEntitlements(blobs.get(SLOT.derEntitlements)),
        signer: signerOf(evidence),
    };
    return { signature, flaws: signatureFlaws(signature, { blobs, evidence }) };
}
function readDirectories(blobs) {
    const primary = blobs.get(SLOT.codeDirectory);
    if (!primary)
        throw blob_malformed('code signature', 'it has no code directory');
    const alternates = [];
    for (let slot = SLOT.firstAlternate; slot <= SLOT.lastAlternate; slot++) {
        const blob = blobs.get(slot);
        if (blob)
            alternates.push(readCodeDirectory(blob, slot));
    }
    return [readCodeDirectory(primary, SLOT.codeDirectory), ...alternates];
}

;// CONCATENATED MODULE: ./src/formats/code-signature/signed-slice.ts





/** The first piece holds all load commands, which are at most 1 MiB; whole pages. */
const FIRST_PIECE = 128 * PAGE_MULTIPLE;
const PIECE = 64 * PAGE_MULTIPLE;
/** 64 MiB: room for the hashes of 4 GiB in pages of 4 KiB with two algorithms. */
const LARGEST_SIGNATURE = 64 * 1024 * 1024;
/**
 * Reads a thin or fat Mach-O file front to back, hashing its pages on the way, and checks each slice's
 * signature. Holds some megabytes, and the hashes.
 *
 * @throws ActionError `malformed` when it is no Mach-O file; a bad signature is part of the answer
 */
async function readSignedMachO(file) {
    const head = await file.read(0, FAT_HEAD_SIZE);
    const reader = afterHead(file, head);
    const slices = [];
    for (const position of slicePositions(head, file.size)) {
        slices.push(await readSignedSlice(reader, position));
    }
    return slices;
}
async function readSignedSlice(file, position) {
    const first = await file.read(position.offset, Math.min(FIRST_PIECE, position.size));
    const slice = await readSlice({
        size: file.size,
        read: async (offset, length) => first.subarray(offset - position.offset).subarray(0, length),
    }, position);
    if (!slice.codeSignature)
        return { ...slice, signature: { kind: 'absent' } };
    return { ...slice, signature: await readSignature(file, { slice, first }) };
}
async function readSignature(file, beginning) {
    const { codeSignature } = beginning.slice;
    if (!codeSignature)
        return { kind: 'absent' };
    if (codeSignature.size > LARGEST_SIGNATURE) {
        const reason = `code signature of ${codeSignature.size} bytes: more than ${LARGEST_SIGNATURE} are not read`;
        return { kind: 'unreadable', reason };
    }
    const { pages, bytes } = await hashUpTo(file, beginning, codeSignature);
    try {
        const { signature, flaws } = read_code_signature_readCodeSignature(bytes);
        const pageFlaws = signature.directories.flatMap(one => pages.compare(one) ?? []);
        return {
            kind: 'read',
            signature,
            flaws: [...coverageFlaws(signature, codeSignature.offset), ...pageFlaws, ...flaws],
        };
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return { kind: 'unreadable', reason: error.message };
        throw error;
    }
}
async function hashUpTo(file, { slice, first }, { offset: end, size }) {
    const pages = new PageHashes();
    pages.add(first.subarray(0, end));
    let at = first.length;
    while (at < end) {
        const piece = await file.read(slice.offset + at, Math.min(PIECE, end - at));
        if (piece.length === 0)
            break;
        pages.add(piece);
        at += piece.length;
    }
    const known = first.subarray(Math.min(end, first.length), end + size);
    const rest = await file.read(slice.offset + end + known.length, size - known.length);
    return { pages, bytes: known.length === 0 ? rest : Buffer.concat([known, rest]) };
}
/** iOS refuses code that is not covered up to its signature; bytes behind it cannot be covered. */
function coverageFlaws({ directories }, signatureOffset) {
    return directories
        .filter(one => one.codeLimit !== signatureOffset)
        .map(({ codeLimit }) => ({ kind: 'not-covered', codeLimit, signatureOffset }));
}

;// CONCATENATED MODULE: ./src/ipa/bundle/read-executable.ts






/** Characters. HFS+ and APFS allow 255 in a file name. */
const read_executable_MAX_NAME = 255;
/**
 * Bytes. Everything before a slice has to be inflated to reach it, and 1 MB of ZIP can say a gigabyte.
 * Apple takes 500 MB of code (App Store Connect, «Maximum build file sizes»); this is twice that.
 */
const MAX_EXECUTABLE = 1024 * 1024 * 1024;
/** The file that `Info.plist` names as the executable. */
function findExecutable(archive, { folder, info }) {
    const exact = (0,property_list/* stringAt */.bX)(info, 'CFBundleExecutable') ?? '';
    const name = (0,plain_text/* plainText */.wh)(exact, read_executable_MAX_NAME);
    const entry = archive.find(`${folder}/${exact}`);
    if (!entry)
        return { kind: 'none', executable: { kind: 'missing', name } };
    return executableIn(entry, name);
}
function executableIn(entry, name) {
    if (entry.size <= MAX_EXECUTABLE)
        return { kind: 'file', name, entry };
    const reason = `it has ${entry.size} bytes; more than ${MAX_EXECUTABLE} are not read`;
    return { kind: 'none', executable: { kind: 'unreadable', name, reason } };
}
/** Headers and signature of an executable. What is wrong with it is part of the answer. */
async function readExecutable(file, name) {
    try {
        const head = await file.read(0, FAT_HEAD_SIZE);
        if (isStaticLibrary(head, file.size))
            return { kind: 'static-library', name };
        return { kind: 'mach-o', name, slices: await readSignedMachO(afterHead(file, head)) };
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return { kind: 'unreadable', name, reason: error.message };
        throw error;
    }
}
/** How an archive of `ar` begins. */
const ARCHIVE_MAGIC = '!<arch>\n';
/** Thin, or fat with the first architecture near the beginning, where `lipo` puts it. */
function isStaticLibrary(head, fileSize) {
    const [first] = slicePositions(head, fileSize);
    const start = first?.offset ?? 0;
    const magic = head.subarray(start, start + ARCHIVE_MAGIC.length);
    return Buffer.from(magic).toString('latin1') === ARCHIVE_MAGIC;
}

;// CONCATENATED MODULE: ./src/ipa/bundle/bundle.ts







/** Bytes. Real ones have a few kilobytes. */
const MAX_INFO_PLIST = 4 * 1024 * 1024;
/** Bytes. A profile with the most devices Apple allows has under 200 KB. */
const MAX_PROFILE = 4 * 1024 * 1024;
/** Bytes. An app of 20,000 files has a seal of about 6 MB. */
const MAX_SEAL = 16 * 1024 * 1024;
/** Characters. Reasons quote names from the archive, and log, page and comment repeat them. */
const MAX_REASON = 500;
/** Reads what describes a bundle. What cannot be read is part of the answer. */
async function readBundle(source, folder) {
    const info = await readInfo(source, folder);
    const list = info.kind === 'read' ? info.list : new Map();
    return {
        folder,
        info,
        profile: await readEmbeddedProfile(source, folder),
        executable: findExecutable(source.archive, { folder, info: list }),
        seal: await readSeal(source, folder),
    };
}
async function readInfo({ archive, allowance }, folder) {
    const path = `${folder}/Info.plist`;
    try {
        const entry = archive.find(path);
        if (!entry)
            throw new errors/* ActionError */.l(`there is no ${(0,plain_text/* quoted */.TL)(path)}`, { code: 'unreadable-ipa' });
        const bytes = await readWithin(allowance, entry, MAX_INFO_PLIST);
        return { kind: 'read', list: listIn(bytes, path), bytes };
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.l)
            return { kind: 'none', problem: error };
        throw error;
    }
}
function listIn(bytes, path) {
    try {
        return parsePropertyListDictionary(bytes);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        throw new errors/* ActionError */.l(`${(0,plain_text/* quoted */.TL)(path)}: ${error.message}`, {
            code: 'unreadable-ipa',
            cause: error,
        });
    }
}
async function readEmbeddedProfile({ archive, allowance }, folder) {
    try {
        const entry = archive.find(`${folder}/embedded.mobileprovision`);
        if (!entry)
            return { kind: 'absent' };
        countProfile(allowance);
        return { kind: 'read', profile: readProfile(await readWithin(allowance, entry, MAX_PROFILE)) };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        return { kind: 'unreadable', reason: (0,plain_text/* plainText */.wh)(error.message, MAX_REASON) };
    }
}
async function readSeal({ archive, allowance }, folder) {
    let bytes;
    try {
        const entry = archive.find(`${folder}/_CodeSignature/CodeResources`);
        if (!entry)
            return { kind: 'absent' };
        bytes = await readWithin(allowance, entry, MAX_SEAL);
        return { kind: 'read', resources: readCodeResources(bytes), bytes };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        return { kind: 'unreadable', reason: (0,plain_text/* plainText */.wh)(error.message, MAX_REASON), bytes };
    }
}

;// CONCATENATED MODULE: ./src/formats/code-signature/bundle-parts.ts

/**
 * The slices of a bundle's executable, with what does not agree with the bundle's files added to their
 * flaws. A library outside any bundle has no such files: there this has nothing to do.
 */
function withBundleParts(slices, parts) {
    return slices.map(slice => {
        if (slice.signature.kind !== 'read')
            return slice;
        const { signature, flaws } = slice.signature;
        const all = [...flaws, ...bundleFlaws(signature, parts)];
        return { ...slice, signature: { kind: 'read', signature, flaws: all } };
    });
}
/** Compares the two slots that seal files of the bundle. */
function bundleFlaws({ directories }, { infoPlist, codeResources }) {
    return [
        ...partFlaws(directories, { part: 'info-plist', bytes: infoPlist }),
        ...partFlaws(directories, { part: 'code-resources', bytes: codeResources }),
    ];
}

// EXTERNAL MODULE: ./src/primitives/folder-set.ts
var folder_set = __webpack_require__(18221);
;// CONCATENATED MODULE: ./src/ipa/archive/bounded-tasks.ts
/** Work that goes on beside the reading, bounded in number and memory. */
class BoundedTasks {
    #options;
    #running = new Set();
    #bytes = 0;
    #failures = [];
    constructor(options) {
        this.#options = options;
    }
    /** Waits for room, then starts `work`. Throws what an earlier one threw. */
    async start(bytes, work) {
        while (!this.#hasRoom(bytes))
            await Promise.race(this.#running);
        this.#throwFirst();
        this.#bytes += bytes;
        const running = work()
            .catch(error => void this.#failures.push(error))
            .finally(() => {
            this.#bytes -= bytes;
            this.#running.delete(running);
        });
        this.#running.add(running);
    }
    /** Waits for all; afterwards nothing runs any more, whether or not something failed. */
    async settle() {
        await Promise.all(this.#running);
    }
    /** {@link settle}, and throws what the first that failed threw. */
    async finish() {
        await this.settle();
        this.#throwFirst();
    }
    #hasRoom(bytes) {
        if (this.#running.size === 0)
            return true;
        const { most, mostBytes } = this.#options;
        return this.#running.size < most && this.#bytes + bytes <= mostBytes;
    }
    #throwFirst() {
        if (this.#failures.length > 0)
            throw this.#failures[0];
    }
}

;// CONCATENATED MODULE: ./src/ipa/archive/data-descriptor.ts
/** Bytes of the longest form. */
const MAX_DESCRIPTOR = 24;
/** «Commonly adopted», and left out by some (APPNOTE 4.3.9.3). */
const data_descriptor_SIGNATURE = 0x08074b50;
/** The sizes of entries over 4 GB in four bytes, as macOS writes them. */
const FOUR_BYTES = 2 ** 32;
/**
 * How long the data descriptor of `entry` is at the beginning of `bytes`: with or without a signature, with
 * sizes of four bytes or, for ZIP64, of eight (APPNOTE 4.3.9). Empty: what is there is no descriptor of it.
 */
function descriptorLengths(bytes, entry) {
    const beginnings = bytes.length >= 4 && bytes.readUInt32LE(0) === data_descriptor_SIGNATURE ? [4, 0] : [0];
    return beginnings.flatMap(at => [4, 8].flatMap(width => isDescriptor(bytes, { at, width, entry }) ? [at + 4 + 2 * width] : []));
}
function isDescriptor(bytes, { at, width, entry: { size, place } }) {
    if (bytes.length < at + 4 + 2 * width || bytes.readUInt32LE(at) !== place.crc)
        return false;
    const [packed, unpacked] = [at + 4, at + 4 + width].map(position => width === 4 ? bytes.readUInt32LE(position) : Number(bytes.readBigUInt64LE(position)));
    const fits = (value) => (width === 4 ? value % FOUR_BYTES : value);
    return packed === fits(place.packedSize) && unpacked === fits(size);
}

// EXTERNAL MODULE: ./src/ipa/archive/local-header.ts
var local_header = __webpack_require__(68158);
;// CONCATENATED MODULE: ./src/ipa/archive/forward-walk.ts





/** Characters of a path. */
const MAX_PATH = 500;
const STORED = 0;
/**
 * Goes from entry to entry as iOS does while it downloads, and keeps the first thing that would stop it. No package
 * compares the two: yauzl goes by the table of contents alone, `unzip-stream` by the local headers alone.
 */
class ForwardWalk {
    #reader;
    #archive;
    #fault;
    constructor(reader, archive) {
        this.#reader = reader;
        this.#archive = archive;
    }
    get fault() {
        return this.#fault;
    }
    /** The reader then stands at the content. Throws ActionError `unreadable-ipa` on a header that lies. */
    async enter(entry) {
        const { headerOffset, rawName, method } = entry.place;
        if (headerOffset < this.#reader.position) {
            throw (0,end/* unreadableArchive */.QB)(`${(0,plain_text/* quoted */.TL)(entry.path)} overlaps the one in front of it`);
        }
        await this.#reader.skipTo(headerOffset);
        const bytes = await this.#reader.take(local_header/* LOCAL_HEADER_SIZE */._ + rawName.length);
        const header = (0,local_header/* readLocalHeader */.L)(bytes, entry);
        await this.#reader.skipTo(this.#reader.position + header.extraLength);
        const isEndless = header.descriptor && !header.sized && method === STORED && entry.size > 0;
        if (isEndless)
            this.#stumble('endless', entry);
        return header;
    }
    /** From the end of the content to `next`, the entry behind it. */
    async leave(entry, header, next) {
        const end = next?.place.headerOffset ?? this.#archive.directoryOffset;
        const room = end - this.#reader.position;
        if (room === 0 && !header.descriptor)
            return;
        const bytes = await this.#reader.take(Math.max(0, Math.min(room, MAX_DESCRIPTOR)));
        const lengths = header.descriptor ? descriptorLengths(bytes, entry) : [0];
        if (lengths.length === 0)
            this.#stumble('descriptor', entry);
        // Behind the last one nobody looks for another.
        else if (next !== undefined && !lengths.includes(room))
            this.#stumble('stray', entry);
    }
    /** Past an entry whose content nobody asked for. */
    async pass(entry, next) {
        try {
            const header = await this.enter(entry);
            await this.#reader.skipTo(this.#reader.position + entry.place.packedSize);
            await this.leave(entry, header, next);
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.l))
                throw error;
            this.#stumble('header', entry);
        }
    }
    #stumble(kind, { path }) {
        this.#fault ??= { kind, path: (0,plain_text/* plainText */.wh)(path, MAX_PATH) };
    }
}

;// CONCATENATED MODULE: ./src/ipa/archive/give-back.ts
/**
 * Bytes. From this on a buffer has memory of its own: Node carves smaller ones out of a pool. Measured, since that
 * of Node 26 is larger than `Buffer.poolSize` says.
 */
const OWN_MEMORY = Buffer.allocUnsafe(1).buffer.byteLength + 1;
/**
 * Frees at once the memory of `bytes`, which nobody needs any more. A gigabyte passes in pieces that a collector
 * hardly sees: it would come late, with 100 MB waiting, and stop everything fifty times. Node 20 cannot, and waits.
 */
function giveBack({ buffer }) {
    if (buffer.byteLength >= OWN_MEMORY && 'transfer' in buffer)
        buffer.transfer(0);
}

;// CONCATENATED MODULE: ./src/ipa/archive/forward-file.ts
/** @param size bytes of the whole file */
function forwardOver(pieces, size) {
    let position = 0;
    let buffered = Buffer.alloc(0);
    let ended = false;
    /** Replaces what is buffered by the next piece of the entry. */
    const advance = async () => {
        position += buffered.length;
        const next = await pieces.next();
        ended = next.done === true;
        buffered = next.done ? Buffer.alloc(0) : next.value;
    };
    return {
        size,
        read: async (offset, length) => {
            if (offset < position)
                throw new Error(`cannot go back from ${position} to ${offset}`);
            const parts = [];
            let wanted = offset;
            while (wanted < offset + length && !ended) {
                const part = buffered.subarray(wanted - position, offset + length - position);
                if (wanted < position + buffered.length) {
                    parts.push(Buffer.from(part));
                    wanted += part.length;
                }
                else {
                    await advance();
                }
            }
            const [only = Buffer.alloc(0)] = parts;
            return parts.length === 1 ? only : Buffer.concat(parts);
        },
        close: async () => {
            await pieces.return();
        },
    };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/ipa/archive/unpack.ts



/** APPNOTE 4.4.5. iOS unpacks these two. */
const unpack_STORED = 0;
const DEFLATED = 8;
/** Bytes. Below this, handing the work to another thread costs more than it saves. */
const WORTH_A_THREAD = 64 * 1024;
/**
 * Bytes inflated at a time, and how many such pieces wait for the thread that hashes: as objects, since a stream of
 * bytes would copy them into one. `write` says each time to wait until all is inflated.
 */
const IN_PIECES = {
    chunkSize: 256 * 1024,
    readableObjectMode: true,
    readableHighWaterMark: 4,
    writableHighWaterMark: 1,
};
/**
 * The content of an entry whose packed bytes are all there, of as many bytes as declared and checked against
 * its checksum.
 *
 * @throws ActionError `unreadable-ipa`: what is wrong with it
 */
async function unpackWhole(packed, entry) {
    if (isStored(entry))
        return checked(packed, entry);
    const content = await new Promise((resolve, reject) => {
        (0,external_node_zlib_.inflateRaw)(packed, roomFor(entry), (error, whole) => {
            if (error)
                reject(damaged((0,errors/* messageOf */.b)(error)));
            else
                resolve(whole);
        });
    });
    return checked(content, entry);
}
/** The same at once, for what is not {@link WORTH_A_THREAD}. */
function unpackSmall(packed, entry) {
    if (isStored(entry))
        return checked(packed, entry);
    return checked(inflatedNow(packed, entry), entry);
}
function inflatedNow(packed, entry) {
    try {
        return (0,external_node_zlib_.inflateRawSync)(packed, roomFor(entry));
    }
    catch (error) {
        throw damaged((0,errors/* messageOf */.b)(error));
    }
}
/** One byte more than declared, so that content that is too long shows. */
function roomFor({ size }) {
    return { chunkSize: Math.max(size + 1, OWN_MEMORY), maxOutputLength: size + 1 };
}
function checked(content, entry) {
    checkSize(content.length, entry);
    checkSum((0,external_node_zlib_.crc32)(content), entry);
    return content;
}
/**
 * The same in pieces, for an entry of any size; each is good until the next is asked for. Stops reading `packed`
 * when it is not asked any more.
 */
async function* unpackPieces(packed, entry) {
    let size = 0;
    let crc = 0;
    for await (const piece of inflatePieces(packed, entry)) {
        size += piece.length;
        if (size > entry.size)
            checkSize(size, entry);
        crc = (0,external_node_zlib_.crc32)(piece, crc);
        yield piece;
    }
    checkSize(size, entry);
    checkSum(crc, entry);
}
async function* inflatePieces(packed, entry) {
    if (isStored(entry))
        return yield* packed;
    const inflate = (0,external_node_zlib_.createInflateRaw)(IN_PIECES);
    const feeding = feed(packed, inflate);
    try {
        for await (const piece of inflate) {
            if (!Buffer.isBuffer(piece))
                continue;
            yield piece;
            // Otherwise the next one is written behind it.
            if (piece.byteOffset + piece.length === piece.buffer.byteLength)
                giveBack(piece);
        }
    }
    catch (error) {
        throw damaged((0,errors/* messageOf */.b)(error));
    }
    finally {
        inflate.destroy();
        await feeding;
    }
}
/** Ends without failing when `inflate` is closed before it has taken everything. */
async function feed(packed, inflate) {
    try {
        for await (const piece of packed) {
            if (inflate.destroyed)
                return;
            if (!inflate.write(piece))
                await roomIn(inflate);
        }
        inflate.end();
    }
    catch (error) {
        inflate.destroy(error instanceof Error ? error : new Error((0,errors/* messageOf */.b)(error)));
    }
}
function roomIn(inflate) {
    return new Promise(resolve => {
        const done = () => {
            inflate.off('drain', done).off('close', done);
            resolve();
        };
        if (inflate.destroyed)
            resolve();
        else
            inflate.on('drain', done).on('close', done);
    });
}
/** Else it is deflated. */
function isStored({ place: { method } }) {
    if (method === unpack_STORED || method === DEFLATED)
        return method === unpack_STORED;
    throw damaged(`packed by method ${method}, which iOS does not unpack`);
}
function checkSize(size, entry) {
    if (size > entry.size)
        throw damaged(`more than the ${entry.size} bytes announced`);
    if (size < entry.size)
        throw damaged(`${size} bytes instead of the ${entry.size} announced`);
}
function checkSum(crc, { place }) {
    if (crc !== place.crc)
        throw damaged('its checksum (CRC-32) does not match');
}
function damaged(how) {
    return new errors/* ActionError */.l(how, { code: 'unreadable-ipa' });
}

;// CONCATENATED MODULE: ./src/ipa/archive/hash-entry.ts





/** Bytes: the longest path of iOS (PATH_MAX). A link that claims to be longer is taken for a file. */
const hash_entry_MAX_TARGET = 1024;
/** Facts about an entry whose packed bytes are all there. */
function hashWhole(packed, entry, request) {
    return unlessDamaged(async () => {
        const content = await unpackWhole(packed, entry);
        if (request.reader)
            await request.reader(fileOf(content));
        const digest = await external_node_crypto_.webcrypto.subtle.digest('SHA-256', content);
        const facts = factsOf(content, { entry, request, sha256: Buffer.from(digest).toString('hex') });
        giveBack(content);
        return facts;
    });
}
/** The same at once, for one that is not worth a thread and that nobody reads: most entries are such. */
function hashSmall(packed, entry, request) {
    try {
        const content = unpackSmall(packed, entry);
        const facts = factsOf(content, { entry, request, sha256: (0,external_node_crypto_.hash)('sha256', content) });
        // What is stored has not become anything else.
        if (content !== packed)
            giveBack(content);
        return facts;
    }
    catch (error) {
        return damageIn(error);
    }
}
function factsOf(content, { entry, request, sha256 }) {
    const isLink = entry.link && content.length <= hash_entry_MAX_TARGET;
    return {
        kind: 'sound',
        sha256,
        sha1: request.sha1 ? (0,external_node_crypto_.hash)('sha1', content) : '',
        target: isLink ? content.toString() : undefined,
    };
}
/** The same for an entry of any size, in memory that does not grow with it. */
function hashPieces(packed, entry, request) {
    return unlessDamaged(async () => {
        const hashes = [(0,external_node_crypto_.createHash)('sha256'), ...(request.sha1 ? [(0,external_node_crypto_.createHash)('sha1')] : [])];
        const witness = { hashes, failure: undefined };
        const pieces = witnessed(unpackPieces(packed, entry), witness);
        try {
            if (request.reader)
                await request.reader(forwardOver(pieces, entry.size));
            for await (const _rest of pieces)
                ;
        }
        finally {
            await pieces.return();
        }
        // The reader may have kept for itself what ended the pieces early.
        if (witness.failure !== undefined)
            throw witness.failure;
        const [sha256 = '', sha1 = ''] = hashes.map(one => one.digest('hex'));
        return { kind: 'sound', sha256, sha1, target: undefined };
    });
}
async function unlessDamaged(facts) {
    try {
        return await facts();
    }
    catch (error) {
        return damageIn(error);
    }
}
function damageIn(error) {
    if (error instanceof errors/* ActionError */.l)
        return { kind: 'damaged', reason: error.message };
    throw error;
}
async function* witnessed(pieces, witness) {
    try {
        for await (const piece of pieces) {
            for (const one of witness.hashes)
                one.update(piece);
            yield piece;
        }
    }
    catch (error) {
        witness.failure = error;
        throw error;
    }
}
function fileOf(content) {
    return {
        size: content.length,
        read: async (offset, length) => Buffer.from(content.subarray(offset, offset + length)),
    };
}

;// CONCATENATED MODULE: ./src/ipa/archive/hash-entries.ts







/** Bytes. Apple takes apps of at most 4 GB uncompressed (App Store Connect, «Maximum build file sizes»); twice that. */
const MAX_UNPACKED = 8 * 1024 ** 3;
/** Bytes, packed and unpacked: an entry up to this is held in memory, so that several are worked on at once. */
const WHOLE = 8 * 1024 ** 2;
/** One on each thread of the pool, and some more so that none waits. */
const TASK_LIMITS = { most: 8, mostBytes: 4 * WHOLE };
/** Bytes between two lines of progress: a second's worth on a hosted runner. */
const PROGRESS_STEP = 256 * 1024 * 1024;
const MEGABYTE = 1_000_000;
/**
 * One pass over the bytes of the archive: the digest of the file, and of the entries asked for inside it. Each
 * entry is unpacked once, in threads of the pool while this one reads on and hashes. Memory is bounded.
 *
 * @throws ActionError `unreadable-ipa` when headers and table of contents contradict each other, or when
 * more would have to be unpacked than any app holds
 */
async function hashEntries(archive, request) {
    refuseTooMuch(request.entries.keys());
    const { records } = archive;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const report = reporter(archive, request);
    const reader = archive.sequentialReader(piece => {
        hash.update(piece);
        report(piece.length);
    });
    const walk = new ForwardWalk(reader, archive);
    const facts = new Map();
    const tasks = new BoundedTasks(TASK_LIMITS);
    try {
        for (const [at, entry] of records.entries()) {
            const asked = request.entries.get(entry);
            if (asked === undefined)
                await walk.pass(entry, records[at + 1]);
            else {
                const header = await walk.enter(entry);
                await hashContent({ reader, tasks, facts, entry, request: asked });
                await walk.leave(entry, header, records[at + 1]);
            }
        }
        await tasks.finish();
    }
    finally {
        await tasks.settle();
    }
    await reader.skipTo(archive.size);
    return { sha256: hash.digest('hex'), facts, fault: walk.fault };
}
async function hashContent({ reader, tasks, facts, entry, request }) {
    const { size, place } = entry;
    if (Math.max(size, place.packedSize) > WHOLE) {
        const end = reader.position + place.packedSize;
        facts.set(entry, await hashPieces(reader.stream(place.packedSize), entry, request));
        // A damaged one is read up to the damage.
        return reader.skipTo(end);
    }
    if (size < WORTH_A_THREAD && request.reader === undefined) {
        facts.set(entry, hashSmall(await reader.take(place.packedSize), entry, request));
        return;
    }
    const packed = await reader.copy(place.packedSize);
    await tasks.start(packed.length + size, async () => {
        facts.set(entry, await hashWhole(packed, entry, request));
        giveBack(packed);
    });
}
function refuseTooMuch(entries) {
    let unpacked = 0;
    for (const { size } of entries)
        unpacked += size;
    if (unpacked <= MAX_UNPACKED)
        return;
    throw (0,end/* unreadableArchive */.QB)(`its app would unpack to ${gigabytes(unpacked)} GB; the most is ${gigabytes(MAX_UNPACKED)} (Apple allows 4)`);
}
function reporter(archive, { name, progress }) {
    let seen = 0;
    let nextLine = PROGRESS_STEP;
    return size => {
        seen += size;
        if (seen < nextLine)
            return;
        progress(`Checking ${name}: ${megabytes(seen)} of ${megabytes(archive.size)} MB`);
        nextLine += PROGRESS_STEP;
    };
}
function gigabytes(bytes) {
    return (bytes / 1000 / MEGABYTE).toFixed(1);
}
function megabytes(bytes) {
    return (bytes / MEGABYTE).toFixed(0);
}

;// CONCATENATED MODULE: ./src/ipa/bundle/path-index.ts
/** Things by path, of which those below a folder are found without a look at the others. */
class PathIndex {
    #sorted;
    constructor(things) {
        this.#sorted = [...things].sort(([a], [b]) => (a < b ? -1 : 1));
    }
    /** By the rest of their path. Made anew each time: one map for each folder would hold a file once per level. */
    below(folder) {
        const start = `${folder}/`;
        const found = new Map();
        for (let at = this.#countBefore(start); at < this.#sorted.length; at++) {
            const [path, thing] = this.#sorted[at] ?? [''];
            if (thing === undefined || !path.startsWith(start))
                break;
            found.set(path.slice(start.length), thing);
        }
        return found;
    }
    #countBefore(path) {
        let [low, high] = [0, this.#sorted.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#sorted[middle]?.[0] ?? '') < path)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

;// CONCATENATED MODULE: ./src/ipa/bundle/difference-tally.ts

/** Differences named; the others are counted. */
const MAX_NAMED = 20;
/** Characters of a path, and of what was expected or found. */
const difference_tally_MAX_PATH = 300;
const MAX_TEXT = 200;
const ORDER = ['changed', 'missing', 'added'];
/** Counts differences and keeps the first ones: an archive may have as many as there are files. */
class DifferenceTally {
    #counts = { changed: 0, missing: 0, added: 0 };
    #first = [];
    add(difference) {
        this.#counts[difference.kind] += 1;
        this.#first.push(difference);
        if (this.#first.length > 2 * MAX_NAMED)
            this.#first = this.#named();
    }
    result() {
        return { ...this.#counts, first: this.#named().map(difference_tally_shown) };
    }
    #named() {
        return this.#first.sort(byKindAndPath).slice(0, MAX_NAMED);
    }
}
function byKindAndPath(a, b) {
    const byKind = ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
    if (byKind !== 0)
        return byKind;
    return a.path < b.path ? -1 : 1;
}
function difference_tally_shown({ kind, path, expected, found }) {
    return {
        kind,
        path: (0,plain_text/* plainText */.wh)(path, difference_tally_MAX_PATH),
        expected: (0,plain_text/* plainText */.wh)(expected, MAX_TEXT),
        found: (0,plain_text/* plainText */.wh)(found, MAX_TEXT),
    };
}

;// CONCATENATED MODULE: ./src/ipa/bundle/seal-comparison.ts



/**
 * Outside every seal (Security framework, `BundleDiskRep::adjustResources`). The store adds `SC_Info` to what
 * it has signed: the keys in it are another account's each time.
 */
const NEVER_SEALED = /^(?:_CodeSignature\/|CodeResources$|_MASReceipt\/|SC_Info\/)/;
/**
 * Compares a seal with what is there, as the Security framework does (`SecStaticCode::validateResources`):
 * every sealed item must be there unless it is optional, and agree; every file that the rules cover must
 * be sealed. Of two digests the stronger counts.
 */
function compareSeal(resources, contents) {
    const rules = compileRules(resources.rules, contents.budget);
    if (typeof rules === 'string')
        return unreadable(rules);
    const tally = new DifferenceTally();
    const comparison = { resources, contents, rules, tally };
    if (!compareUnsealed(comparison, compareSealed(comparison)))
        return unreadable(TOO_SLOW);
    return {
        kind: 'read',
        version: resources.version,
        sealedFiles: resources.files.size,
        differences: tally.result(),
    };
}
function unreadable(problem) {
    return { kind: 'unreadable', reason: `CodeResources: ${problem}` };
}
function compareSealed({ resources, contents, tally }) {
    const paths = new Set();
    const code = [];
    for (const [path, item] of resources.files) {
        const composed = path.normalize('NFC');
        paths.add(composed);
        if (item.kind === 'code')
            code.push(composed);
        if (isOutside(path, contents))
            continue;
        const difference = item.kind === 'code'
            ? compareCode(item, contents.codeAt(composed))
            : compareFile(item, contents.files.get(composed));
        if (difference !== undefined)
            tally.add({ ...difference, path });
    }
    return { paths, code: new folder_set/* FolderSet */.N(code) };
}
function compareFile(item, facts) {
    if (agrees(item, facts))
        return undefined;
    const expected = item.kind === 'link' ? linkTo(item.target) : digestOf(item.algorithm, item.digest);
    if (facts === undefined) {
        return item.optional ? undefined : { kind: 'missing', expected, found: '' };
    }
    const found = foundFor(item, facts);
    return found === expected ? undefined : { kind: 'changed', expected, found };
}
/** Most of 20,000 files do, and none of those needs words. */
function agrees(item, facts) {
    if (item.kind === 'link' || facts?.kind !== 'sound' || facts.target !== undefined)
        return false;
    return facts[item.algorithm] === item.digest;
}
/** In the same words as what was expected. */
function foundFor(item, facts) {
    if (facts.kind === 'damaged')
        return `damaged: ${facts.reason}`;
    if (facts.target !== undefined)
        return linkTo(facts.target);
    const algorithm = item.kind === 'link' ? 'sha256' : item.algorithm;
    return digestOf(algorithm, facts[algorithm]);
}
/** Of 479 seals of real iOS apps none names code: iOS seals file by file. A requirement alone is not judged. */
function compareCode(item, signatures) {
    const { cdHash, optional } = item;
    const expected = cdHash === undefined ? 'code' : codeWith([cdHash]);
    if (signatures === undefined) {
        return optional ? undefined : { kind: 'missing', expected, found: '' };
    }
    const hashes = signatures.flatMap(one => one.directories.map(({ cdHash: found }) => found));
    if (cdHash === undefined || hashes.includes(cdHash))
        return undefined;
    return {
        kind: 'changed',
        expected,
        found: hashes.length > 0 ? codeWith(hashes) : 'unsigned code',
    };
}
/** @returns false when the rules cannot be followed in time */
function compareUnsealed({ resources, contents, rules, tally }, listed) {
    for (const [path, facts] of contents.files) {
        if (listed.paths.has(path) || isOutside(path, contents) || listed.code.holds(path))
            continue;
        if (facts.kind === 'damaged') {
            tally.add({ kind: 'changed', path, expected: '', found: `damaged: ${facts.reason}` });
            continue;
        }
        if (resources.version === 1 && facts.target !== undefined)
            continue;
        const verdict = rules.judge(path);
        if (verdict === undefined)
            return false;
        if (verdict !== 'omitted')
            tally.add({ kind: 'added', path, expected: '', found: '' });
    }
    return true;
}
function isOutside(path, { executable }) {
    return path === executable || NEVER_SEALED.test(path);
}
function linkTo(target) {
    return `a link to “${target}”`;
}
function digestOf(algorithm, digest) {
    return `${algorithm === 'sha1' ? 'SHA-1' : 'SHA-256'} ${digest}`;
}
function codeWith(hashes) {
    return `code with the cdhash ${hashes.join(' or ')}`;
}

;// CONCATENATED MODULE: ./src/ipa/bundle/check-code.ts







/**
 * Reads every byte of the app once: executables with their signatures, and every file against the seals
 * that cover it.
 *
 * @throws ActionError `unreadable-ipa` when the archive contradicts itself
 */
async function checkCode(archive, request) {
    const { folder, code, name, progress } = request;
    const entries = archive.entries.filter(({ path }) => path.startsWith(`${folder}/`));
    for (const { path } of entries)
        archive.find(path); // Refuses what is there twice.
    const executables = new Map();
    const requests = requestsFor(entries, { code, executables });
    const { sha256, facts, fault } = await hashEntries(archive, { entries: requests, name, progress });
    const executable = (one) => withParts(one, executableOf(one, executables));
    const signed = new Map(code.map(one => [one, executable(one)]));
    const parts = {
        files: new PathIndex([...facts].map(([{ path }, one]) => [keyOf(path), one])),
        code: new PathIndex([...signed].map(([one, found]) => [keyOf(one.folder), found])),
        budget: stepBudget(),
    };
    return {
        sha256,
        fault,
        of: one => ({ executable: signed.get(one) ?? executable(one), seal: sealOf(one, parts) }),
    };
}
/** Composed, as file systems of Apple take names for the same. */
function keyOf(path) {
    return path.normalize('NFC');
}
/** Shared by the many entries that are asked for in the same way. */
const PLAIN = { sha1: false };
const WITH_SHA1 = { sha1: true };
function requestsFor(entries, { code, executables }) {
    const oldSeals = new folder_set/* FolderSet */.N(code.filter(one => usesSha1(one)).map(({ folder }) => folder));
    const names = new Map();
    for (const { executable } of code) {
        if (executable.kind === 'file')
            names.set(executable.entry, executable.name);
    }
    const requests = new Map();
    for (const entry of entries) {
        const sha1 = oldSeals.holds(entry.path);
        const name = names.get(entry);
        if (name === undefined)
            requests.set(entry, sha1 ? WITH_SHA1 : PLAIN);
        else {
            const reader = async (file) => void executables.set(entry, await readExecutable(file, name));
            requests.set(entry, { sha1, reader });
        }
    }
    return requests;
}
function usesSha1(code) {
    if (!('seal' in code) || code.seal.kind !== 'read')
        return false;
    for (const item of code.seal.resources.files.values()) {
        if (item.kind === 'file' && item.algorithm === 'sha1')
            return true;
    }
    return false;
}
function executableOf({ executable }, read) {
    if (executable.kind === 'none')
        return executable.executable;
    const { entry, name } = executable;
    const found = read.get(entry);
    // Another bundle may call the same file by another name.
    return found
        ? { ...found, name }
        : { kind: 'unreadable', name, reason: 'it is damaged in the archive' };
}
function withParts(code, executable) {
    if (!('info' in code) || executable.kind !== 'mach-o')
        return executable;
    const { info, seal } = code;
    const parts = {
        infoPlist: info.kind === 'read' ? info.bytes : undefined,
        codeResources: seal.kind === 'absent' ? undefined : seal.bytes,
    };
    return { ...executable, slices: withBundleParts(executable.slices, parts) };
}
/** undefined when there is no code. */
function signaturesOf(executable) {
    if (executable?.kind !== 'mach-o')
        return executable && [];
    return executable.slices.flatMap(({ signature }) => signature.kind === 'read' ? [signature.signature] : []);
}
function sealOf(code, { files, code: nested, budget }) {
    if (!('seal' in code) || code.seal.kind === 'absent')
        return { kind: 'absent' };
    if (code.seal.kind === 'unreadable')
        return { kind: 'unreadable', reason: code.seal.reason };
    const { executable, folder } = code;
    const path = executable.kind === 'file' ? executable.entry.path : '';
    const inside = nested.below(keyOf(folder));
    return compareSeal(code.seal.resources, {
        files: files.below(keyOf(folder)),
        executable: keyOf(path.slice(folder.length + 1)),
        codeAt: at => signaturesOf(inside.get(at)),
        budget,
    });
}

;// CONCATENATED MODULE: ./src/ipa/bundle/find-nested.ts


/** The largest apps have some 300 frameworks and libraries. */
const MAX_NESTED = 2000;
/** Of a path. A watch app's extension has a framework with a bundle in it: four. */
const MAX_LEVELS = 16;
const BUNDLE = /\/[^/]+\.(?:app|appex|framework|xpc|bundle)(?=\/)/g;
const LIBRARY = /\.dylib$/;
/**
 * Code inside the app that is signed by itself, by the places that Apple gives it («Placing content in a
 * bundle»), each before what is nested in it. Bundles of mere resources are left out: those named `.bundle`
 * without a seal.
 *
 * @throws ActionError `unreadable-ipa` when there is more of it than any app holds
 */
function findNested(archive, folder) {
    const places = new Map();
    for (const entry of archive.entries) {
        if (!entry.path.startsWith(`${folder}/`))
            continue;
        for (const place of placesOf(entry, folder)) {
            if (!places.has(place.path) && isCode(archive, place))
                places.set(place.path, place);
        }
        if (places.size > MAX_NESTED) {
            throw (0,end/* unreadableArchive */.QB)(`it holds more than ${MAX_NESTED} bundles and libraries`);
        }
    }
    return [...places.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
function* placesOf(entry, folder) {
    const rest = entry.path.slice(folder.length);
    const bundles = [...rest.matchAll(BUNDLE)];
    if (bundles.length > MAX_LEVELS) {
        throw (0,end/* unreadableArchive */.QB)(`${(0,plain_text/* quoted */.TL)(entry.path)} lies in ${bundles.length} bundles; the most is ${MAX_LEVELS}`);
    }
    for (const { 0: name, index } of bundles) {
        const inApp = rest.slice(0, index + name.length);
        yield { kind: kindOf(inApp), path: `${folder}${inApp}`, library: undefined };
    }
    if (LIBRARY.test(rest))
        yield { kind: 'library', path: entry.path, library: entry };
}
function kindOf(path) {
    if (path.endsWith('.appex'))
        return 'extension';
    if (path.endsWith('.framework'))
        return 'framework';
    if (path.endsWith('.xpc'))
        return 'xpc-service';
    if (/\/AppClips\/[^/]+\.app$/.test(path))
        return 'app-clip';
    return /\/(?:Watch|com\.apple\.WatchPlaceholder)\/[^/]+\.app$/.test(path) ? 'watch-app' : 'bundle';
}
/** An `.app` in another place, or a `.bundle`, is code when somebody signed it. */
function isCode(archive, { kind, path }) {
    return kind !== 'bundle' || archive.find(`${path}/_CodeSignature/CodeResources`) !== undefined;
}

;// CONCATENATED MODULE: ./src/ipa/info-plist.ts


/** Characters. iOS shows some 12 under an icon; the installer's prompt cuts at 500. */
const MAX_TITLE = 200;
/** Characters. Apple's form has three integers; people add branch names and hashes. */
const MAX_VERSION = 64;
/** Characters: App Store Connect's limit. A bundle identifier becomes a folder name of the site. */
const MAX_BUNDLE_ID = 155;
/** Names in `CFBundleSupportedPlatforms`. */
const MAX_PLATFORMS = 8;
const MAX_PLATFORM_NAME = 32;
/** Keys that ask the person for something, and characters of what they say. */
const MAX_USES = 100;
const MAX_USE = 300;
/**
 * Apple's begin with `NS`, but for `NFCReaderUsageDescription`, and one is a dictionary
 * (`NSLocationTemporaryUsageDescriptionDictionary`). Any key with these words counts: AltStore and SideStore
 * install nothing whose source leaves out one of them (`Regex+Permissions.swift` of either).
 */
const USE = /^[A-Za-z0-9]{1,60}UsageDescription[A-Za-z0-9]{0,60}$/;
const FAMILIES = new Map([
    ['1', 'iphone'],
    ['2', 'ipad'],
    ['3', 'tv'],
    ['4', 'watch'],
    ['6', 'mac'],
    ['7', 'vision'],
]);
/** Where an app's name is looked for, the one that iOS shows first. */
const NAME_KEYS = ['CFBundleDisplayName', 'CFBundleName'];
/**
 * Reads the keys that say what an app is.
 *
 * @param localized `InfoPlist.strings` of the development region, for names that `Info.plist` does not have
 * @throws ActionError `unreadable-ipa` without a usable bundle identifier
 */
function readIdentity(info, localized = new Map()) {
    const bundleId = readBundleId(info);
    const buildNumber = textAt(info, 'CFBundleVersion', MAX_VERSION);
    return {
        bundleId,
        title: readTitle(info, localized) || bundleId,
        version: textAt(info, 'CFBundleShortVersionString', MAX_VERSION) || buildNumber || '0',
        buildNumber,
        minimumOs: textAt(info, 'MinimumOSVersion', MAX_VERSION),
        deviceFamilies: readFamilies(info),
        platforms: readPlatforms(info),
    };
}
/** Letters, digits, hyphen and period (Apple, CFBundleIdentifier), and the underscore that iOS lets pass; nothing that is special in a path. */
function readBundleId(info) {
    const value = info.get('CFBundleIdentifier');
    if (value === undefined || value === '')
        throw noBundleId('has no CFBundleIdentifier');
    if (typeof value !== 'string')
        throw noBundleId('has a CFBundleIdentifier that is no text');
    const sane = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value) && !value.includes('..');
    if (sane && value.length <= MAX_BUNDLE_ID)
        return value;
    throw noBundleId(`has the CFBundleIdentifier “${(0,plain_text/* plainText */.wh)(value, MAX_BUNDLE_ID)}”, which is no bundle identifier`);
}
function noBundleId(problem) {
    return new errors/* ActionError */.l(`its Info.plist ${problem}`, {
        code: 'unreadable-ipa',
        hint: 'Set PRODUCT_BUNDLE_IDENTIFIER of the app target: letters, digits, hyphens, periods and underscores, at most 155 of them.',
    });
}
function readTitle(info, localized) {
    const names = NAME_KEYS.flatMap(key => [nameAt(info, key), nameAt(localized, key)]);
    return [...names, nameAt(info, 'CFBundleExecutable')].find(name => name !== '') ?? '';
}
/** Empty values occur, and build settings that were never filled in, such as `$(PRODUCT_NAME)`: both are no name. */
function nameAt(from, key) {
    const name = textAt(from, key, MAX_TITLE);
    return /\$[({]/.test(name) ? '' : name;
}
/** The text or number at `key` as clean text of at most `limit` characters; empty when there is none. */
function textAt(info, key, limit) {
    return (0,plain_text/* plainText */.wh)(info_plist_textOf(info.get(key)), limit);
}
/** Lists written by hand hold versions as numbers. */
function info_plist_textOf(value) {
    if (typeof value === 'string')
        return value;
    return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}
function readFamilies(info) {
    const families = listAt(info, 'UIDeviceFamily').map(value => FAMILIES.get(info_plist_textOf(value).trim()));
    return [...new Set(families.filter(family => family !== undefined))];
}
function readPlatforms(info) {
    const names = [...listAt(info, 'CFBundleSupportedPlatforms'), ...listAt(info, 'DTPlatformName')];
    const clean = names.map(name => (0,plain_text/* plainText */.wh)(info_plist_textOf(name), MAX_PLATFORM_NAME).toLowerCase());
    return [...new Set(clean.filter(name => name !== ''))].slice(0, MAX_PLATFORMS);
}
/** The elements of an array; one value counts as an array of one. */
function listAt(info, key) {
    const value = info.get(key);
    if (value === undefined)
        return [];
    return Array.isArray(value) ? value : [value];
}
/** What the app tells the person when it asks for something, by key; empty where that is no text. */
function readUsage(info) {
    const keys = [...info.keys()].filter(key => USE.test(key)).slice(0, MAX_USES);
    return new Map(keys.sort().map(key => [key, textAt(info, key, MAX_USE)]));
}

;// CONCATENATED MODULE: ./src/ipa/bundle/nested-info.ts


const entryPoints = ['NSExtensionPrincipalClass', 'NSExtensionMainStoryboard'];
const watchKinds = ['WKApplication', 'WKWatchKitApp'];
/** Characters. */
const nested_info_MAX_NAME = 200;
/** Apple has numbered seven. */
const MAX_FAMILIES = 16;
function readNestedInfo(info) {
    const extension = (0,property_list/* dictionaryAt */.Ko)(info, 'NSExtension');
    const modern = (0,property_list/* dictionaryAt */.Ko)(info, 'EXAppExtensionAttributes');
    const families = info.get('UIDeviceFamily');
    const listed = Array.isArray(families) ? families : [families];
    return {
        name: textAt(info, 'CFBundleName', nested_info_MAX_NAME),
        extension: extension && readExtension(extension),
        extensionKit: modern && { point: (0,property_list/* stringAt */.bX)(modern, 'EXExtensionPointIdentifier') },
        watchKinds: watchKinds.filter(key => (0,property_list/* booleanAt */.CR)(info, key) === true),
        watchOnly: (0,property_list/* booleanAt */.CR)(info, 'WKWatchOnly') === true,
        namesCompanion: info.has('WKCompanionAppBundleIdentifier'),
        families: listed.slice(0, MAX_FAMILIES).map(String),
        usageDescriptions: readUsage(info),
    };
}
function readExtension(extension) {
    const attributes = (0,property_list/* dictionaryAt */.Ko)(extension, 'NSExtensionAttributes') ?? new Map();
    return {
        point: (0,property_list/* stringAt */.bX)(extension, 'NSExtensionPointIdentifier'),
        entryPoints: entryPoints.filter(key => ((0,property_list/* stringAt */.bX)(extension, key) ?? '') !== ''),
        intents: readIntents(attributes, 'IntentsSupported'),
        restrictedIntents: readIntents(attributes, 'IntentsRestrictedWhileLocked'),
    };
}
function readIntents(attributes, key) {
    if (!attributes.has(key))
        return 'absent';
    const texts = (0,property_list/* stringsAt */.kp)(attributes, key);
    return (0,property_list/* arrayAt */.RD)(attributes, key)?.length === texts.length ? texts : 'no list of texts';
}

;// CONCATENATED MODULE: ./src/ipa/bundle/nested-code.ts






/** Characters, of identifiers and versions. */
const MAX_ID = 155;
const nested_code_MAX_VERSION = 64;
const nested_code_MAX_PATH = 300;
const MAX_PROBLEM = 300;
/** Reads what describes nested code. What cannot be read is part of the answer. */
async function readNested(source, place) {
    const { path, library } = place;
    if (library === undefined)
        return { place, code: await readBundle(source, path) };
    const name = (0,plain_text/* plainText */.wh)(path.slice(path.lastIndexOf('/') + 1), nested_code_MAX_PATH);
    return { place, code: { folder: path, executable: executableIn(library, name) } };
}
/** @param appFolder of the app around it */
function describeNested({ place, code }, { appFolder, executable, seal }) {
    const info = 'info' in code && code.info.kind === 'read' ? code.info.list : new Map();
    return {
        kind: place.kind,
        path: (0,plain_text/* plainText */.wh)(place.path.slice(appFolder.length + 1), nested_code_MAX_PATH),
        bundleId: textAt(info, 'CFBundleIdentifier', MAX_ID),
        version: textAt(info, 'CFBundleShortVersionString', nested_code_MAX_VERSION),
        buildNumber: textAt(info, 'CFBundleVersion', nested_code_MAX_VERSION),
        minimumOs: textAt(info, 'MinimumOSVersion', nested_code_MAX_VERSION),
        platforms: readPlatforms(info),
        infoProblem: 'info' in code ? problemOf(code) : undefined,
        info: 'info' in code && code.info.kind === 'read' ? readNestedInfo(info) : undefined,
        extensionPoint: extensionPoint(info),
        companionId: companionId(info),
        profile: 'profile' in code ? code.profile : { kind: 'absent' },
        executable,
        seal,
    };
}
function problemOf({ info }) {
    return info.kind === 'none' ? (0,plain_text/* plainText */.wh)(info.problem.message, MAX_PROBLEM) : undefined;
}
function extensionPoint(info) {
    const old = (0,property_list/* dictionaryAt */.Ko)(info, 'NSExtension');
    const modern = (0,property_list/* dictionaryAt */.Ko)(info, 'EXAppExtensionAttributes');
    const point = (old && (0,property_list/* stringAt */.bX)(old, 'NSExtensionPointIdentifier')) ??
        (modern && (0,property_list/* stringAt */.bX)(modern, 'EXExtensionPointIdentifier'));
    return (0,plain_text/* plainText */.wh)(point ?? '', MAX_ID);
}
/** The app that a watch app belongs to; the watch app that its extension belongs to. */
function companionId(info) {
    const attributes = (0,property_list/* dictionaryAt */.Ko)((0,property_list/* dictionaryAt */.Ko)(info, 'NSExtension') ?? new Map(), 'NSExtensionAttributes');
    const own = (0,property_list/* stringAt */.bX)(info, 'WKCompanionAppBundleIdentifier');
    const host = attributes && (0,property_list/* stringAt */.bX)(attributes, 'WKAppBundleIdentifier');
    return (0,plain_text/* plainText */.wh)(own ?? host ?? '', MAX_ID);
}

// EXTERNAL MODULE: ./src/formats/png/chunks.ts
var png_chunks = __webpack_require__(53264);
;// CONCATENATED MODULE: ./src/formats/png/filter.ts

/** PNG specification, section 9.2, by filter type. */
const PREDICTORS = [
    () => 0,
    left => left,
    (_left, above) => above,
    (left, above) => (left + above) >> 1,
    paeth,
];
/**
 * Undoes the row filters.
 *
 * @param filtered rows of one filter byte and `rowSize` bytes each
 * @throws ActionError `malformed` for an unknown filter type
 */
function unfilterRows(filtered, { rowSize, pixelSize }) {
    const rows = Math.floor(filtered.length / (rowSize + 1));
    const plain = new Uint8Array(rows * rowSize);
    for (let row = 0; row < rows; row++) {
        const from = row * (rowSize + 1);
        const predict = PREDICTORS[filtered[from] ?? -1];
        if (!predict)
            throw (0,png_chunks/* malformedPng */.RO)(`row ${row} has filter type ${filtered[from]}`);
        const to = row * rowSize;
        for (let x = 0; x < rowSize; x++) {
            const left = x < pixelSize ? 0 : (plain[to + x - pixelSize] ?? 0);
            const above = row === 0 ? 0 : (plain[to + x - rowSize] ?? 0);
            const aboveLeft = row === 0 || x < pixelSize ? 0 : (plain[to + x - rowSize - pixelSize] ?? 0);
            plain[to + x] = (filtered[from + 1 + x] ?? 0) + predict(left, above, aboveLeft);
        }
    }
    return plain;
}
/** PNG specification, section 9.4. */
function paeth(left, above, aboveLeft) {
    const estimate = left + above - aboveLeft;
    const toLeft = Math.abs(estimate - left);
    const toAbove = Math.abs(estimate - above);
    const toAboveLeft = Math.abs(estimate - aboveLeft);
    if (toLeft <= toAbove && toLeft <= toAboveLeft)
        return left;
    return toAbove <= toAboveLeft ? above : aboveLeft;
}

;// CONCATENATED MODULE: ./src/formats/png/cgbi.ts




/** Blue, green, red, alpha. */
const PIXEL_SIZE = 4;
/**
 * `kCGImageAlphaNoneSkipLast` and `kCGImageAlphaNoneSkipFirst` of Core Graphics, in the low bits of the
 * CgBI chunk: the fourth byte of a pixel means nothing.
 */
const SKIPPED_ALPHA = new Set([5, 6]);
const ALPHA_INFO_MASK = 0x1f;
/** Apple's private variant of PNG, made by Xcode's `pngcrush`: a chunk `CgBI` stands before IHDR. */
function isCgbi(bytes) {
    return Buffer.from(bytes.subarray(12, 16)).toString('latin1') === 'CgBI';
}
/**
 * Decodes CgBI: raw deflate without header or checksum, BGRA, colours multiplied by alpha. Only the form
 * that occurs in apps is read: 8 bits, four channels, not interlaced. Npm's `cgbi-to-png` inflates without
 * bound, where 1 MB may say 1 GB, and leaves the colours multiplied.
 *
 * @throws ActionError `malformed`
 */
function decodeCgbi(bytes) {
    const { width, height, bitDepth, colorType, interlaced } = (0,png_chunks/* readPngHeader */.d0)(bytes);
    if (bitDepth !== 8 || colorType !== 6 || interlaced) {
        throw (0,png_chunks/* malformedPng */.RO)(`CgBI with ${bitDepth} bits and color type ${colorType} is not known`);
    }
    const chunks = (0,png_chunks/* readChunks */.zO)(bytes);
    const rows = inflated((0,png_chunks/* imageData */.sk)(chunks), (PIXEL_SIZE * width + 1) * height);
    const bgra = unfilterRows(rows, { rowSize: PIXEL_SIZE * width, pixelSize: PIXEL_SIZE });
    return { width, height, rgba: toRgba(bgra, hasAlpha(chunks)) };
}
/** The stream need not end with a final block, so it is the length that counts. */
function inflated(data, expected) {
    const rows = inflateAtMost(data, expected);
    if (rows.length < expected)
        throw (0,png_chunks/* malformedPng */.RO)('its pixels are cut short');
    return rows;
}
function inflateAtMost(data, maxOutputLength) {
    try {
        return (0,external_node_zlib_.inflateRawSync)(data, { maxOutputLength, finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH });
    }
    catch (error) {
        throw (0,png_chunks/* malformedPng */.RO)(`its pixels do not inflate: ${(0,errors/* messageOf */.b)(error)}`);
    }
}
function hasAlpha(chunks) {
    const info = chunks.find(({ type }) => type === 'CgBI')?.data.at(3) ?? 0;
    return !SKIPPED_ALPHA.has(info & ALPHA_INFO_MASK);
}
function toRgba(bgra, alphaCounts) {
    const rgba = new Uint8Array(bgra.length);
    for (let at = 0; at < bgra.length; at += PIXEL_SIZE) {
        const alpha = alphaCounts ? (bgra[at + 3] ?? 0) : 255;
        rgba[at] = straight(bgra[at + 2] ?? 0, alpha);
        rgba[at + 1] = straight(bgra[at + 1] ?? 0, alpha);
        rgba[at + 2] = straight(bgra[at] ?? 0, alpha);
        rgba[at + 3] = alpha;
    }
    return rgba;
}
/** Undoes the multiplication by alpha, to the nearest value. */
function straight(color, alpha) {
    if (alpha === 255)
        return color;
    return alpha === 0 ? 0 : Math.min(255, Math.round((color * 255) / alpha));
}

// EXTERNAL MODULE: ./src/formats/png/png.ts
var png = __webpack_require__(49791);
;// CONCATENATED MODULE: ./src/ipa/icon/names.ts

/** Names taken from `Info.plist`; real ones have one to eight. */
const MAX_NAMES = 64;
/** What an icon file adds to its name: a size in points, a scale, a device, the extension. */
const SUFFIX = /^(?:\d[\d.]*x\d[\d.]*)?(?:@\dx)?(?:~[a-z]+)?(?:\.png)?$/i;
const SCALE_DEVICE_EXTENSION = /(?:@\dx)?(?:~[a-z]+)?(?:\.png)?$/i;
/**
 * The icon names of an app, without scale, device and extension: `CFBundleIcons` and its `~ipad` form, then
 * the keys of the time before iOS 5 (Apple, Information Property List Key Reference). Single names stand
 * where lists belong in real apps.
 */
function iconNames(info) {
    const primary = ['CFBundleIcons', 'CFBundleIcons~ipad'].map(key => (0,property_list/* dictionaryAt */.Ko)(info, key)?.get('CFBundlePrimaryIcon'));
    const values = [
        ...primary.flatMap(namesIn),
        ...textsIn(info.get('CFBundleIconFiles')),
        ...textsIn(info.get('CFBundleIconFiles~ipad')),
        ...textsIn(info.get('CFBundleIconFile')),
    ];
    const names = values.map(value => value.replace(SCALE_DEVICE_EXTENSION, ''));
    return [...new Set(names.filter(name => name !== ''))].slice(0, MAX_NAMES);
}
/** Whether `file`, a path inside the app's folder, is one of the renditions of `name`. */
function isIconFile(file, name) {
    return file.startsWith(name) && /\.png$/i.test(file) && SUFFIX.test(file.slice(name.length));
}
function namesIn(primaryIcon) {
    if (!(primaryIcon instanceof Map))
        return textsIn(primaryIcon);
    return [
        ...textsIn(primaryIcon.get('CFBundleIconFiles')),
        ...textsIn(primaryIcon.get('CFBundleIconName')),
    ];
}
function textsIn(value) {
    if (typeof value === 'string')
        return [value];
    return Array.isArray(value) ? value.filter(element => typeof element === 'string') : [];
}

;// CONCATENATED MODULE: ./src/ipa/icon/glyphs.ts
/**
 * A stroke font for one letter on a tile, 6 units wide and 8 high, origin at the top left. Each glyph is a
 * list of strokes: `L x y x y …` is a line through points, `A cx cy rx ry from to` an arc in degrees,
 * clockwise on the screen from three o'clock.
 */
const GLYPHS = new Map([
    ['A', 'L 0 8 3 0 6 8; L 1.1 5.2 4.9 5.2'],
    ['B', 'L 3.4 4 0.4 4 0.4 0 3.4 0; A 3.4 2 2 2 -90 90; L 0.4 4 0.4 8 3.6 8; A 3.6 6 2.2 2 -90 90'],
    ['C', 'A 3.2 3 2.9 3 -180 -35; A 3.2 5 2.9 3 35 180; L 0.3 3 0.3 5'],
    ['D', 'L 2.4 0 0.3 0 0.3 8 2.4 8; A 2.4 4 3.4 4 -90 90'],
    ['E', 'L 5.2 0 0.6 0 0.6 8 5.2 8; L 0.6 4 4.6 4'],
    ['F', 'L 5.2 0 0.8 0 0.8 8; L 0.8 4 4.6 4'],
    ['G', 'A 3.1 3 2.9 3 -180 -35; A 3.1 5 2.9 3 0 180; L 0.2 3 0.2 5; L 3.6 4.4 6 4.4 6 5'],
    ['H', 'L 0.4 0 0.4 8; L 5.6 0 5.6 8; L 0.4 4 5.6 4'],
    ['I', 'L 3 0 3 8'],
    ['J', 'L 4.8 0 4.8 5.5; A 2.6 5.5 2.2 2.5 0 160'],
    ['K', 'L 0.5 0 0.5 8; L 5.6 0 0.5 5; L 2.6 3.2 5.8 8'],
    ['L', 'L 0.9 0 0.9 8 5.2 8'],
    ['M', 'L -0.3 8 -0.3 0 3 5.6 6.3 0 6.3 8'],
    ['N', 'L 0.3 8 0.3 0 5.7 8 5.7 0'],
    ['O', 'A 3 4 3.1 4 0 360'],
    ['P', 'L 0.6 8 0.6 0 3.4 0; A 3.4 2.2 2.2 2.2 -90 90; L 3.4 4.4 0.6 4.4'],
    ['Q', 'A 3 4 3.1 4 0 360; L 3.8 5.8 6.1 8.4'],
    ['R', 'L 0.5 8 0.5 0 3.4 0; A 3.4 2.2 2.2 2.2 -90 90; L 3.4 4.4 0.5 4.4; L 3.2 4.4 5.8 8'],
    ['S', 'A 3 2 2.5 2 90 330; A 3 6 2.6 2 -90 155'],
    ['T', 'L 0 0 6 0; L 3 0 3 8'],
    ['U', 'L 0.3 0 0.3 5.2; A 3 5.2 2.7 2.8 0 180; L 5.7 5.2 5.7 0'],
    ['V', 'L 0 0 3 8 6 0'],
    ['W', 'L -0.9 0 1.1 8 3 1.6 4.9 8 6.9 0'],
    ['X', 'L 0.3 0 5.7 8; L 5.7 0 0.3 8'],
    ['Y', 'L 0.1 0 3 4.2 5.9 0; L 3 4.2 3 8'],
    ['Z', 'L 0.5 0 5.5 0 0.4 8 5.6 8'],
    ['0', 'A 3 4 2.6 4 0 360; L 2.2 5.2 3.8 2.8'],
    ['1', 'L 1.2 1.8 3.4 0 3.4 8'],
    ['2', 'A 3 2.4 2.4 2.4 170 390; L 5.08 3.6 0.6 8 5.6 8'],
    ['3', 'A 2.9 2 2.3 2 -150 90; A 2.9 6 2.6 2 -90 150'],
    ['4', 'L 4.4 8 4.4 0 0.2 5.6 6 5.6'],
    ['5', 'L 5.2 0 1.2 0 0.8 3.6; A 2.9 5.4 2.7 2.6 -140 150'],
    ['6', 'A 3 5.4 2.6 2.6 0 360; L 0.4 5.2 3.9 0'],
    ['7', 'L 0.4 0 5.6 0 2.2 8'],
    ['8', 'A 3 2 2.2 2 0 360; A 3 6 2.6 2 0 360'],
    ['9', 'A 3 2.6 2.6 2.6 0 360; L 5.6 2.8 2.1 8'],
]);
/** An arrow into a tray, for names that begin with none of the above. */
const NEUTRAL = 'L 3 -0.2 3 4.8; L 0.9 2.8 3 4.9 5.1 2.8; L -0.4 5 -0.4 8 6.4 8 6.4 5';
const GLYPH_WIDTH = 6;
const GLYPH_HEIGHT = 8;
/** Degrees between the points of an arc: on a tile its corners stay far below one pixel. */
const ARC_STEP = 6;
/** The strokes for the first letter or digit of `title`, without its accents. */
function glyphFor(title) {
    const initial = /[\p{L}\p{N}]/u.exec(title)?.[0] ?? '';
    const plain = initial.normalize('NFKD').charAt(0).toUpperCase();
    return (GLYPHS.get(plain) ?? NEUTRAL).split(';').map(parseStroke);
}
function parseStroke(text) {
    const [kind, ...rest] = text.trim().split(' ');
    const numbers = rest.map(Number);
    return kind === 'A' ? arc(numbers) : points(numbers);
}
function points(numbers) {
    const pairs = numbers.length / 2;
    return Array.from({ length: pairs }, (_, i) => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0]);
}
function arc([cx = 0, cy = 0, rx = 0, ry = 0, from = 0, to = 0]) {
    const steps = Math.ceil((to - from) / ARC_STEP);
    return Array.from({ length: steps + 1 }, (_, step) => {
        const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
        return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
    });
}

;// CONCATENATED MODULE: ./src/ipa/icon/tile.ts


/** Pixels per side: more than any icon that Xcode leaves beside `Assets.car`. */
const SIDE = 256;
/** Part of the tile's height that the letter takes. */
const LETTER = 0.46;
/** Half the width of a stroke, in units of the glyph. */
const HALF_STROKE = 0.62;
/** WCAG 2.2, 1.4.3: contrast of text with its ground. */
const MIN_CONTRAST = 4.5;
/**
 * A square with the app's initial in white, in a colour that follows from the bundle identifier. Drawn here: npm's
 * `canvas` is a native module, and `pureimage` would add 160 KB to the bundle and a font to it.
 */
function drawTile({ bundleId, title }) {
    const ground = groundColor(bundleId);
    const coverage = letterCoverage(glyphFor(title));
    const rgba = new Uint8Array(4 * SIDE * SIDE).fill(255);
    for (let at = 0; at < SIDE * SIDE; at++) {
        const shade = shadeOf(Math.floor(at / SIDE));
        for (let channel = 0; channel < 3; channel++) {
            const color = (ground[channel] ?? 0) * shade;
            rgba[4 * at + channel] = Math.round(color + (255 - color) * (coverage[at] ?? 0));
        }
    }
    return { width: SIDE, height: SIDE, rgba };
}
/** A quarter darker at the bottom, so that it looks like an icon and not like a fault. */
function shadeOf(row) {
    return 1 - (0.25 * row) / SIDE;
}
/** Any hue, as light as white letters on it allow. */
function groundColor(bundleId) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(bundleId).digest();
    const hue = (360 * hash.readUInt16BE(0)) / 0x10000;
    let lightness = 0.6;
    while (contrastWithWhite(fromHsl(hue, lightness)) < MIN_CONTRAST)
        lightness -= 0.01;
    return fromHsl(hue, lightness);
}
const SATURATION = 0.62;
function fromHsl(hue, lightness) {
    const spread = SATURATION * Math.min(lightness, 1 - lightness);
    const channel = (offset) => {
        const sector = (offset + hue / 30) % 12;
        return 255 * (lightness - spread * Math.max(-1, Math.min(sector - 3, 9 - sector, 1)));
    };
    return [channel(0), channel(8), channel(4)];
}
/** WCAG 2.2, «contrast ratio» and «relative luminance». */
function contrastWithWhite([red, green, blue]) {
    const linear = (channel) => {
        const part = channel / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05);
}
/** How much of each pixel the letter covers, 0 to 1, from the distance to its nearest stroke. */
function letterCoverage(strokes) {
    const scale = (LETTER * SIDE) / GLYPH_HEIGHT;
    const [left, top] = [(SIDE - GLYPH_WIDTH * scale) / 2, (SIDE - GLYPH_HEIGHT * scale) / 2];
    const coverage = new Float32Array(SIDE * SIDE);
    for (const segment of segmentsOf(strokes)) {
        const box = boundsOf(segment, { scale, left, top });
        for (let y = box.top; y <= box.bottom; y++) {
            for (let x = box.left; x <= box.right; x++) {
                const distance = distanceTo(segment, (x + 0.5 - left) / scale, (y + 0.5 - top) / scale);
                const ink = Math.min(1, Math.max(0, 0.5 + (HALF_STROKE - distance) * scale));
                const at = y * SIDE + x;
                coverage[at] = Math.max(coverage[at] ?? 0, ink);
            }
        }
    }
    return coverage;
}
function segmentsOf(strokes) {
    return strokes.flatMap(stroke => stroke.slice(1).flatMap((to, index) => {
        const from = stroke[index];
        return from ? [{ from, to }] : [];
    }));
}
/** The pixels that a segment can touch. */
function boundsOf({ from, to }, { scale, left, top }) {
    const reach = HALF_STROKE + 1 / scale;
    const pixel = (value, origin) => Math.min(SIDE - 1, Math.max(0, Math.round(origin + value * scale)));
    return {
        left: pixel(Math.min(from[0], to[0]) - reach, left),
        right: pixel(Math.max(from[0], to[0]) + reach, left),
        top: pixel(Math.min(from[1], to[1]) - reach, top),
        bottom: pixel(Math.max(from[1], to[1]) + reach, top),
    };
}
function distanceTo({ from, to }, x, y) {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / length;
    const clamped = Math.min(1, Math.max(0, along));
    return Math.hypot(x - from[0] - clamped * dx, y - from[1] - clamped * dy);
}

;// CONCATENATED MODULE: ./src/ipa/icon/icon.ts





/** Bytes of a PNG. The largest real icon, 1024 pixels a side, stays under 3 MB. */
const MAX_ICON_FILE = 8 * 1024 * 1024;
/** Files. Xcode extracts two to twenty; this bounds the work on an archive made to waste time. */
const MAX_CANDIDATES = 32;
/**
 * The largest readable icon among the loose files that `Info.plist` names, else a tile with the app's
 * initial. Never throws: a build does not fail over its icon. Icons in `Assets.car` are not read.
 */
async function chooseIcon(archive, source) {
    for (const entry of await candidates(archive, source)) {
        const bitmap = await icon_decode(entry);
        if (bitmap)
            return { origin: 'ipa', ...encoded(squared(bitmap)) };
    }
    return { origin: 'drawn', ...encoded(drawTile(source.identity), 'none') };
}
function encoded(bitmap, filter) {
    return { png: (0,png/* encodePng */.KJ)(bitmap, filter), width: bitmap.width };
}
/** Largest first; among equals in the order of the archive. */
async function candidates(archive, { folder, info }) {
    const names = iconNames(info);
    const inFolder = `${folder}/`;
    const isNamed = ({ path }) => path.startsWith(inFolder) && names.some(name => isIconFile(path.slice(inFolder.length), name));
    const sized = [];
    for (const entry of archive.entries.filter(isNamed).slice(0, MAX_CANDIDATES)) {
        const width = await widthOf(entry);
        if (width !== undefined)
            sized.push({ entry, width });
    }
    return sized.sort((a, b) => b.width - a.width).map(({ entry }) => entry);
}
async function widthOf(entry) {
    try {
        return (0,png_chunks/* readPngHeader */.d0)(await entry.readHead(png_chunks/* PNG_HEAD_SIZE */.pc)).width;
    }
    catch {
        return undefined;
    }
}
async function icon_decode(entry) {
    try {
        const bytes = await entry.read(MAX_ICON_FILE);
        return isCgbi(bytes) ? decodeCgbi(bytes) : (0,png/* decodePng */.wS)(bytes);
    }
    catch {
        return undefined;
    }
}
/** Centred on a transparent square, when it is none: iOS and our pages show icons square. */
function squared(bitmap) {
    const { width, height } = bitmap;
    if (width === height)
        return bitmap;
    const side = Math.max(width, height);
    const rgba = new Uint8Array(4 * side * side);
    const [left, top] = [Math.floor((side - width) / 2), Math.floor((side - height) / 2)];
    for (let row = 0; row < height; row++) {
        const pixels = bitmap.rgba.subarray(4 * width * row, 4 * width * (row + 1));
        rgba.set(pixels, 4 * (side * (top + row) + left));
    }
    return { width: side, height: side, rgba };
}

;// CONCATENATED MODULE: ./src/formats/property-list/strings.ts



const SPACE = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\r\n]*)*/y;
const TEXT = /"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|([\w.$/:-]+)/y;
const ESCAPE = /\\(?:[Uu]([0-9A-Fa-f]{1,4})|([0-7]{1,3})|([\s\S]))/g;
const CONTROLS = new Map([
    ['n', '\n'],
    ['t', '\t'],
    ['r', '\r'],
    ['a', '\u0007'],
    ['b', '\b'],
    ['f', '\f'],
    ['v', '\v'],
]);
/**
 * Reads a `.strings` file: lines of `"key" = "value";` as people write them (CoreFoundation,
 * CFOldStylePList.c), or a property list, which Xcode makes of them. Npm's `i18n-strings-files` needs a native
 * module (`iconv`, 5.7 MB), and `strings-file` is for UTF-16.
 *
 * @throws ActionError `malformed`
 */
function readStrings(bytes) {
    if (isBinaryPropertyList(bytes))
        return parsePropertyListDictionary(bytes);
    const text = strings_decoded(bytes);
    return /^\s*</.test(text) ? parsePropertyListDictionary(bytes) : pairsIn(text);
}
/** UTF-16 with its mark, as Xcode saved them for years, or with a NUL for every other byte; else UTF-8. */
function strings_decoded(bytes) {
    const [first, second] = bytes;
    const big = (first === 0xfe && second === 0xff) || first === 0;
    const little = (first === 0xff && second === 0xfe) || second === 0;
    try {
        return new TextDecoder(encodingOf(big, little), { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw strings_malformed(0, 'text that is neither UTF-8 nor UTF-16', cause);
    }
}
function encodingOf(big, little) {
    if (big)
        return 'utf-16be';
    return little ? 'utf-16le' : 'utf-8';
}
function pairsIn(text) {
    const pairs = new Map();
    const reader = new strings_Reader(text);
    while (!reader.isAtEnd()) {
        const key = reader.text();
        // A key alone is its own value.
        pairs.set(key, reader.takes('=') ? reader.text() : key);
        if (!reader.takes(';'))
            throw strings_malformed(reader.at, 'no semicolon');
    }
    return pairs;
}
class strings_Reader {
    #source;
    at = 0;
    constructor(source) {
        this.#source = source;
    }
    isAtEnd() {
        this.#match(SPACE);
        return this.at >= this.#source.length;
    }
    takes(character) {
        this.#match(SPACE);
        if (this.#source[this.at] !== character)
            return false;
        this.at += 1;
        return true;
    }
    text() {
        this.#match(SPACE);
        const [found, double, single, bare] = this.#match(TEXT) ?? [];
        if (found === undefined)
            throw strings_malformed(this.at, 'neither a text nor a name');
        return bare ?? unescaped(double ?? single ?? '');
    }
    #match(pattern) {
        pattern.lastIndex = this.at;
        const match = pattern.exec(this.#source);
        this.at += match?.[0].length ?? 0;
        return match;
    }
}
function unescaped(text) {
    return text.replace(ESCAPE, (_all, unicode, octal, other = '') => {
        if (unicode !== undefined)
            return String.fromCharCode(Number.parseInt(unicode, 16));
        if (octal !== undefined)
            return String.fromCharCode(Number.parseInt(octal, 8));
        return CONTROLS.get(other) ?? other;
    });
}
function strings_malformed(at, rule, cause) {
    return new errors/* ActionError */.l(`strings file: ${rule} at character ${at}`, { code: 'malformed', cause });
}

;// CONCATENATED MODULE: ./src/ipa/localized-names.ts





/** Bytes. Real ones hold a name and some usage descriptions. */
const MAX_STRINGS = 256 * 1024;
/** Where the names are when the development region has no folder of its own; the last is Xcode's before 2013. */
const FALLBACKS = ['Base', 'en', 'English'];
/**
 * The app's names in `InfoPlist.strings` of its development region, for an `Info.plist` that has no display
 * name: some projects keep them there alone. Empty otherwise, and when there is nothing that can be read: a
 * name is no reason to refuse a build.
 */
async function readLocalizedNames({ archive, allowance }, { folder, info }) {
    if (nameAt(info, 'CFBundleDisplayName') !== '')
        return new Map();
    const region = (0,property_list/* stringAt */.bX)(info, 'CFBundleDevelopmentRegion') ?? 'en';
    for (const language of new Set([region, ...FALLBACKS])) {
        try {
            const entry = archive.find(`${folder}/${language}.lproj/InfoPlist.strings`);
            const names = entry && readStrings(await readWithin(allowance, entry, MAX_STRINGS));
            if (names && NAME_KEYS.some(key => nameAt(names, key) !== ''))
                return names;
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.l))
                throw error;
        }
    }
    return new Map();
}

;// CONCATENATED MODULE: ./src/ipa/read-needs.ts




/** Elements of one list; the longest real ones have some 60 models. */
const MAX_ELEMENTS = 100;
/** Characters. */
const MAX_WORD = 100;
/** What `Info.plist`, and what lies beside it, says that the app needs and brings. */
function readNeeds(archive, { folder, info }) {
    return {
        ...readCapabilities(info.get('UIRequiredDeviceCapabilities')),
        onlyModels: words(info.get('UISupportedDevices')),
        usageDescriptions: readUsage(info),
        iconSource: findIcon(archive, { folder, info }),
        hasStoreMetadata: archive.entries.some(({ path }) => path === 'iTunesMetadata.plist'),
        alternativeNames: (0,property_list/* arrayAt */.RD)(info, 'INAlternativeAppNames')?.length ?? 0,
        isWatchContainer: info.has('ITSWatchOnlyContainer'),
        sdk: textAt(info, 'DTSDKName', MAX_WORD),
    };
}
function readCapabilities(value) {
    if (!(value instanceof Map))
        return { capabilities: words(value), excludedCapabilities: [] };
    const named = (wanted) => words([...value].flatMap(([key, needed]) => (needed === wanted ? [key] : [])));
    return { capabilities: named(true), excludedCapabilities: named(false) };
}
/** A list of strings from `Info.plist`, as text for people; none where there is no list. */
function words(value) {
    if (!Array.isArray(value))
        return [];
    return value
        .filter(one => typeof one === 'string')
        .slice(0, MAX_ELEMENTS)
        .map(one => (0,plain_text/* plainText */.wh)(one, MAX_WORD));
}
function findIcon(archive, { folder, info }) {
    const names = iconNames(info);
    const files = archive.entries
        .filter(({ path }) => path.startsWith(`${folder}/`))
        .map(({ path }) => path.slice(folder.length + 1));
    if (files.some(file => names.some(name => isIconFile(file, name))))
        return 'files';
    return names.length > 0 && files.includes('Assets.car') ? 'catalog' : 'none';
}

;// CONCATENATED MODULE: ./src/ipa/inspect-ipa.ts















/** Characters. Reasons quote names from the archive, and log, page and comment repeat them. */
const inspect_ipa_MAX_REASON = 500;
/** Characters. File systems have names of up to 255 bytes. */
const inspect_ipa_MAX_NAME = 255;
/**
 * Looks into an IPA: what the app is, its icon, and whether its bytes are those that were signed. What tells
 * where to look is read by random access, then everything once from front to back. An archive that holds
 * no readable app is an answer, not an error.
 *
 * @throws ActionError `no-ipa` when there is no such file, or when it may not be read
 */
async function inspectIpa(path, options = {}) {
    try {
        const archive = await (0,archive_archive/* openArchive */.p)(path);
        try {
            return await inspectArchive(archive, { path, progress: options.progress ?? (() => { }) });
        }
        finally {
            await archive.close();
        }
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.l))
            throw error;
        const file = await (0,hash_file/* hashFile */.D)(path, options.progress);
        const fix = error.hint ?? GIVE_AN_EXPORT;
        return { kind: 'unreadable', file, reason: (0,plain_text/* plainText */.wh)(error.message, inspect_ipa_MAX_REASON), fix };
    }
}
const GIVE_AN_EXPORT = 'Give the .ipa as Xcode, fastlane or xcodebuild -exportArchive wrote it.';
async function inspectArchive(archive, source) {
    const place = findAppFolder(archive);
    if (place.kind === 'misfit')
        return describeMisfit(archive, { source, place });
    const { folder } = place;
    const bundles = { archive, allowance: readingAllowance() };
    const bundle = await readBundle(bundles, folder);
    const info = readable(bundle.info);
    const identity = readIdentity(info, await readLocalizedNames(bundles, { folder, info }));
    const icon = await chooseIcon(archive, { folder, info, identity });
    const nested = [];
    for (const one of findNested(archive, folder))
        nested.push(await readNested(bundles, one));
    const name = (0,plain_text/* plainText */.wh)((0,external_node_path_.basename)(source.path), inspect_ipa_MAX_NAME);
    const code = [bundle, ...nested.map(one => one.code)];
    const check = await checkCode(archive, { folder, code, name, progress: source.progress });
    const app = {
        file: { path: source.path, name, size: archive.size, sha256: check.sha256 },
        folder,
        forwardFault: check.fault,
        ...identity,
        profile: bundle.profile,
        sealed: bundle.seal.kind !== 'absent',
        ...check.of(bundle),
        nested: nested.map(one => describeNested(one, { appFolder: folder, ...check.of(one.code) })),
        icon,
        needs: readNeeds(archive, { folder, info }),
    };
    return { kind: 'app', app };
}
/** @throws ActionError when there is no Info.plist: then there is no app. */
function readable(info) {
    if (info.kind === 'none')
        throw info.problem;
    return info.list;
}
async function describeMisfit(archive, { source, place }) {
    const { reason, fix, recognised, bareApp } = place;
    const file = await (0,hash_file/* hashFile */.D)(source.path, source.progress);
    if (bareApp !== undefined && (await isForSimulator(archive, bareApp))) {
        return {
            kind: 'unreadable',
            file,
            reason: `${reason}, and the app is built for the simulator`,
            fix: 'Archive for a device (-destination generic/platform=iOS) and export with xcodebuild -exportArchive.',
            recognised: 'simulator-build',
        };
    }
    return { kind: 'unreadable', file, reason, fix, ...(recognised && { recognised }) };
}
async function isForSimulator(archive, folder) {
    try {
        const { platforms } = readIdentity(readable(await readInfo({ archive, allowance: readingAllowance() }, folder)));
        return platforms.some(platform => platform.endsWith('simulator'));
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 45224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gf: () => (/* binding */ applicationIdentifiersOf),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   ex: () => (/* binding */ valueInWords),
/* harmony export */   gu: () => (/* binding */ grants)
/* harmony export */ });
/* harmony import */ var _primitives_plain_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74624);
/* harmony import */ var _executables__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93366);


const LONGEST_VALUE = 100;
/** What a signature claims: the DER form, which iOS 15 and later go by, else the XML one. */
function claimsOf({ derEntitlements, entitlements, }) {
    if (derEntitlements.kind === 'read')
        return derEntitlements.values;
    return entitlements.kind === 'read' ? entitlements.values : new Map();
}
/** Every `application-identifier` that the signatures of this code claim. */
function applicationIdentifiersOf(code) {
    const claims = (0,_executables__WEBPACK_IMPORTED_MODULE_0__/* .signaturesOf */ .Rr)(code).map(one => claimsOf(one).get('application-identifier'));
    return [...new Set(claims.filter(one => typeof one === 'string'))];
}
/**
 * Whether a profile's value for an entitlement allows what a signature claims (Apple TN3125): strings by
 * equality or a `*` at the end, arrays element by element, one string of an array that is offered.
 * `false` and the empty array claim nothing.
 */
function grants(granted, claimed) {
    if (claimed === false)
        return true;
    if (isArray(claimed))
        return claimed.every(one => grantsOne(granted, one));
    if (isDictionary(claimed))
        return grantsEntries(granted, claimed);
    return grantsOne(granted, claimed);
}
function grantsOne(granted, claimed) {
    if (isArray(granted))
        return granted.some(one => isCovered(one, claimed));
    return granted !== undefined && isCovered(granted, claimed);
}
function grantsEntries(granted, claimed) {
    if (granted === '*')
        return true;
    if (!isDictionary(granted))
        return claimed.size === 0;
    return [...claimed].every(([key, value]) => grants(granted.get(key), value));
}
function isCovered(granted, claimed) {
    if (typeof granted === 'string' && typeof claimed === 'string') {
        return granted.endsWith('*') ? claimed.startsWith(granted.slice(0, -1)) : granted === claimed;
    }
    if (granted === '*')
        return true;
    if (isDictionary(claimed) || isArray(claimed))
        return grants(granted, claimed);
    return granted === claimed;
}
/** A value as one short line: `production`, `true`, `[group.a, group.b]`, nothing for a missing one. */
function valueInWords(value) {
    return (0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(written(value), LONGEST_VALUE);
}
function written(value) {
    if (value === undefined)
        return '';
    if (isArray(value))
        return `[${value.slice(0, 20).map(written).join(', ')}]`;
    if (isDictionary(value)) {
        return `{${[...value]
            .slice(0, 20)
            .map(([key, one]) => `${key}: ${written(one)}`)
            .join(', ')}}`;
    }
    if (value instanceof Uint8Array)
        return `${value.length} bytes`;
    return value instanceof Date ? value.toISOString() : String(value);
}
function isArray(value) {
    return Array.isArray(value);
}
function isDictionary(value) {
    return value instanceof Map;
}


/***/ }),

/***/ 93366:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   KX: () => (/* binding */ executablePath),
/* harmony export */   Pv: () => (/* binding */ flawsOf),
/* harmony export */   RS: () => (/* binding */ isInPlace),
/* harmony export */   Rr: () => (/* binding */ signaturesOf),
/* harmony export */   fF: () => (/* binding */ isInfoPlistChanged),
/* harmony export */   nq: () => (/* binding */ soAre),
/* harmony export */   qV: () => (/* binding */ hasOwnProfile)
/* harmony export */ });
/* harmony import */ var _primitives_plain_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74624);
/* harmony import */ var _wording__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24027);


/** What has a bundle identifier registered with Apple, and with it a profile of its own. */
const withProfile = ['app', 'extension', 'app-clip', 'watch-app'];
function hasOwnProfile({ kind }) {
    return withProfile.includes(kind);
}
const CODE_FOLDER = /(?:\/Frameworks|\.(?:app|appex|framework|xpc))$/;
/**
 * Whether the system looks at the signature: the installer at bundles, the loader at libraries where Apple
 * has code placed («Placing content in a bundle»). A bundle of resources may carry the outdated seal of its
 * maker, and tools of another system may lie among the data: to iOS those are files, and the seal around
 * them says whether they were changed.
 */
function isInPlace({ kind, path }) {
    if (kind === 'bundle')
        return false;
    return kind !== 'library' || CODE_FOLDER.test(path.slice(0, path.lastIndexOf('/')));
}
/** Most rules ask, and an app may have 2,000 of them. */
const known = new WeakMap();
/** The app first, then everything in it, each before what is nested in it. */
function codeOf(app) {
    const all = known.get(app) ?? allCode(app);
    known.set(app, all);
    return all;
}
function allCode(app) {
    const { folder: path, bundleId, executable, profile } = app;
    const seal = app.sealed ? app.seal : { kind: 'absent' };
    const main = { kind: 'app', path, bundleId, executable, profile, seal, parent: undefined };
    const all = [main];
    const parents = new Map([[path, main]]);
    for (const nested of app.nested) {
        const inside = `${path}/${nested.path}`;
        const parent = innermost(inside, parents);
        const own = { ...nested, path: inside, parent };
        if (hasOwnProfile(nested))
            parents.set(inside, own);
        all.push(hasOwnProfile(nested) || !parent ? own : { ...own, profile: parent.profile });
    }
    return all;
}
function innermost(path, folders) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
        const found = folders.get(path.slice(0, at));
        if (found)
            return found;
    }
    return undefined;
}
/** Path of the executable, to be quoted. A library is its own executable. */
function executablePath({ kind, path, executable }) {
    return kind === 'library' ? path : `${path}/${executable.name}`;
}
const kindNames = {
    app: 'app',
    extension: 'app extension',
    'app-clip': 'App Clip',
    'watch-app': 'watch app',
    framework: 'framework',
    library: 'library',
    'xpc-service': 'XPC service',
    bundle: 'bundle',
};
/** `The app extension “Payload/Example.app/PlugIns/Share.appex”`. */
function named({ kind, path }) {
    return `The ${kindNames[kind]} ${(0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(path)}`;
}
/** `; and so are “Payload/…”, “Payload/…”`: other code of which the same is to be said. */
function soAre(others) {
    if (others.length === 0)
        return '';
    const more = others.length - _wording__WEBPACK_IMPORTED_MODULE_1__/* .MOST_FINDINGS */ .V8;
    const paths = (0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_0__/* .quotedList */ .p4)(others.slice(0, _wording__WEBPACK_IMPORTED_MODULE_1__/* .MOST_FINDINGS */ .V8).map(({ path }) => path));
    return `; and so are ${paths}${more > 0 ? ` and ${more} more` : ''}`;
}
/** Signatures that could be read, one per architecture. */
function signaturesOf({ executable }) {
    return readSignatures(executable).map(({ signature }) => signature);
}
function flawsOf({ executable }) {
    return readSignatures(executable).flatMap(({ flaws }) => flaws);
}
/** Whether `Info.plist` is another than the one that was signed: what differs from it follows from that. */
function isInfoPlistChanged(code) {
    return flawsOf(code).some(flaw => flaw.kind === 'part-changed' && flaw.part === 'info-plist');
}
function readSignatures(executable) {
    if (executable.kind !== 'mach-o')
        return [];
    return executable.slices.flatMap(({ signature }) => signature.kind === 'read' ? [signature] : []);
}


/***/ }),

/***/ 24027:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ PROFILES_PAGE),
/* harmony export */   Kk: () => (/* binding */ INTEGRITY_MESSAGE),
/* harmony export */   Oq: () => (/* binding */ EXPORT_AD_HOC),
/* harmony export */   V8: () => (/* binding */ MOST_FINDINGS),
/* harmony export */   c8: () => (/* binding */ DEVICES_PAGE),
/* harmony export */   dP: () => (/* binding */ SIGN_AGAIN),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   iK: () => (/* binding */ certificateInWords),
/* harmony export */   r3: () => (/* binding */ CERTIFICATES_PAGE),
/* harmony export */   ru: () => (/* binding */ IDENTIFIERS_PAGE)
/* harmony export */ });
/* harmony import */ var _primitives_in_words__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73147);

/** `99,614,721 bytes (99.6 MB)`: exact, where a limit is near. */
function bytes(size) {
    return `${size.toLocaleString('en-US')} bytes (${(0,_primitives_in_words__WEBPACK_IMPORTED_MODULE_0__/* .sizeInWords */ ._u)(size)})`;
}
/** What Apple's certificates begin with; behind the colon stands whoever they are for. */
const CERTIFICATE_KIND = /^((?:Apple|iPhone|iOS|Mac) (?:Development|Distribution|Developer)|Developer ID Application)\b/;
/**
 * `Apple Development, team ABCDE12345`. Its common name holds the name or the address of a person, who did
 * not ask to be named in public.
 */
function certificateInWords({ commonName, teamId, }) {
    const kind = CERTIFICATE_KIND.exec(commonName)?.[1] ?? 'of another kind';
    return teamId === undefined ? kind : `${kind}, team ${teamId}`;
}
/** What iOS shows for nearly everything that is wrong with a signature or a profile. */
const INTEGRITY_MESSAGE = 'The phone would only say that the app “cannot be installed because its integrity could not be verified”.';
/** Xcode 15.3 renamed the export methods; fastlane keeps the old names. */
const EXPORT_AD_HOC = 'Export the archive with method “release-testing” (called “ad-hoc” before Xcode 15.3) in ExportOptions.plist; with fastlane: export_method: "ad-hoc".';
/** One rule names this many places; a build that is wrong everywhere needs no longer list. */
const MOST_FINDINGS = 10;
const PROFILES_PAGE = 'https://developer.apple.com/account/resources/profiles/list';
const DEVICES_PAGE = 'https://developer.apple.com/account/resources/devices/list';
const CERTIFICATES_PAGE = 'https://developer.apple.com/account/resources/certificates/list';
const IDENTIFIERS_PAGE = 'https://developer.apple.com/account/resources/identifiers/list';
/** How code is signed once more without a build: inside out, with everything that belongs together. */
const SIGN_AGAIN = 'To sign an existing IPA again use fastlane’s resign action (or sigh resign), which does it inside out.';


/***/ }),

/***/ 71272:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ delayBefore),
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => new Date(),
    sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    random: () => Math.random(),
};
/** Exponential delay with full jitter above a quarter, so that no two runs keep step with each other. */
function delayBefore(attempt, backoff, random) {
    const ceiling = Math.min(backoff.longestDelay, backoff.firstDelay * 2 ** (attempt - 1));
    return ceiling * (0.25 + 0.75 * random());
}


/***/ }),

/***/ 47611:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ messageOf),
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/** A failure that we foresaw and can explain. Anything else that is thrown is a bug of ours. */
class ActionError extends Error {
    name = 'ActionError';
    code;
    hint;
    constructor(message, options) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.code = options.code;
        this.hint = options.hint;
    }
}
/** The message of whatever was thrown. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ }),

/***/ 18221:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ FolderSet)
/* harmony export */ });
/**
 * Folders, asked in logarithmic time whether a path lies in one of them. Both come from archives: a look
 * at each folder for each path is a product that a hostile one makes as large as it likes.
 */
class FolderSet {
    /** In order and with a closing slash; those inside another one are left out, so at most one can hold a path. */
    #outermost = [];
    constructor(folders = []) {
        for (const folder of [...folders].map(closed).sort())
            this.#add(folder);
    }
    add(folder) {
        this.#add(closed(folder));
    }
    /** Whether `path` is one of the folders, or lies in one. */
    holds(path) {
        return this.#holds(closed(path));
    }
    #add(folder) {
        if (this.#holds(folder))
            return;
        const at = this.#countUpTo(folder);
        let end = at;
        while (this.#outermost[end]?.startsWith(folder))
            end += 1;
        this.#outermost.splice(at, end - at, folder);
    }
    #holds(path) {
        const nearest = this.#outermost[this.#countUpTo(path) - 1];
        return nearest !== undefined && path.startsWith(nearest);
    }
    /** How many are not behind `path` in order. */
    #countUpTo(path) {
        let [low, high] = [0, this.#outermost.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#outermost[middle] ?? '') <= path)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
function closed(folder) {
    return `${folder}/`;
}


/***/ }),

/***/ 91771:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ httpsUrl)
/* harmony export */ });
/* harmony import */ var _errors__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47611);

/**
 * Parses an absolute https address, or one relative to `base`.
 *
 * @throws ActionError `insecure-url` for another scheme, for credentials in the address, or for text
 * that is no address.
 */
function httpsUrl(text, base) {
    const url = parse(text, base);
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
        const shown = text.replace(/(?<=\/\/)[^/?#\s]*@/g, '***@');
        throw new _errors__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l(`“${shown}” is not an https address`, { code: 'insecure-url' });
    }
    return url.href;
}
function parse(text, base) {
    try {
        return new URL(text, base);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 73147:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YM: () => (/* binding */ daysBetween),
/* harmony export */   _u: () => (/* binding */ sizeInWords),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   mK: () => (/* binding */ timeInWords),
/* harmony export */   v_: () => (/* binding */ dayInWords)
/* harmony export */ });
const DAY = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/**
 * Bytes in decimal units, rounded as Apple's `ByteCountFormatter` does, so that a phone shows the same:
 * `912 KB`, `48.2 MB`, `2.51 GB`.
 */
function sizeInWords(bytes) {
    if (bytes < 1000)
        return counted(bytes, 'byte');
    if (bytes < 999_500)
        return `${rounded(bytes / 1e3, 0)} KB`;
    if (bytes < 999_950_000)
        return `${rounded(bytes / 1e6, 1)} MB`;
    return `${rounded(bytes / 1e9, 2)} GB`;
}
/** Without zeros at the end: `12`, not `12.0`. */
function rounded(value, digits) {
    return String(Number(value.toFixed(digits)));
}
/** The UTC day of a time, month in letters so that nobody swaps day and month: `4 Mar 2027`. Empty for what is no date. */
function dayInWords(time) {
    const date = new Date(time);
    const month = months[date.getUTCMonth()];
    return month === undefined ? '' : `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}
/** `3 Mar 2027, 14:05 UTC`. Empty for what is no date. */
function timeInWords(time) {
    const day = dayInWords(time);
    return day === '' ? '' : `${day}, ${new Date(time).toISOString().slice(11, 16)} UTC`;
}
/** Whole days from one ISO 8601 time to another, rounded down; negative when `to` lies before. */
function daysBetween(from, to) {
    return Math.floor((new Date(to).getTime() - new Date(from).getTime()) / DAY);
}
function counted(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}


/***/ }),

/***/ 38922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ readableOf),
/* harmony export */   IO: () => (/* binding */ Unreadable),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   hl: () => (/* binding */ address),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   wC: () => (/* binding */ matching)
/* harmony export */ });
/* harmony import */ var _https_url__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91771);

// Readers of what others wrote: each answers the value as what it must be, or throws. Not `zod`, which would add
// 520 KB to the bundle for what is a page here.
/** Thrown inside a parse and caught by it: this is nothing of ours. */
class Unreadable extends Error {
}
/** The own fields of an object. */
function fields(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new Unreadable();
    return Object.fromEntries(Object.entries(value));
}
/** One field of whatever it is, a thrown reason for example; undefined where there is none. */
function fieldOf(value, name) {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
function list(value, read) {
    if (!Array.isArray(value))
        throw new Unreadable();
    return value.map((element) => read(element));
}
/** A list without the elements that cannot be read: a newer version may know more rules and phases. */
function readableOf(value, read) {
    return list(value, element => attempt(element, read)).flat();
}
function attempt(element, read) {
    try {
        return [read(element)];
    }
    catch {
        return [];
    }
}
function text(value) {
    if (typeof value !== 'string')
        throw new Unreadable();
    return value;
}
function matching(value, pattern) {
    if (!pattern.test(text(value)))
        throw new Unreadable();
    return text(value);
}
/** A whole number from `least` up to what a double holds exactly. */
function count(value, least = 0) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
        throw new Unreadable();
    return value;
}
function flag(value) {
    if (typeof value !== 'boolean')
        throw new Unreadable();
    return value;
}
function choice(value, words) {
    const word = words.find(candidate => candidate === value);
    if (word === undefined)
        throw new Unreadable();
    return word;
}
/** ISO 8601 as `Date.toISOString` writes it. */
function moment(value) {
    const date = new Date(text(value));
    if (Number.isNaN(date.getTime()) || date.toISOString() !== value)
        throw new Unreadable();
    return date.toISOString();
}
function address(value) {
    return (0,_https_url__WEBPACK_IMPORTED_MODULE_0__/* .httpsUrl */ .N)(text(value));
}
function optional(value, read) {
    return value === undefined || value === null ? undefined : read(value);
}


/***/ }),

/***/ 74624:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   cz: () => (/* binding */ clipped),
/* harmony export */   p4: () => (/* binding */ quotedList),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/** Longest accepted piece of text in UTF-16 units; more is cut before anything else looks at it. */
const LONGEST_TEXT = 100_000;
/** Line and paragraph ends, tabs and every other control character. */
const controls = /[\p{Cc}\u2028\u2029]+/gu;
/**
 * Characters that take no room and can hide or reorder others: bidirectional controls, zero-width
 * spaces, soft hyphens, tags, interlinear marks, unpaired surrogates (Unicode TR36, section 2).
 */
const invisible = /[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}\p{Cs}]/gu;
/** Joiners mean something after an emoji, a combining mark or an Arabic or Mongolian letter. */
const idleJoiners = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}\p{Script=Mongolian}])[\u200C\u200D]/gu;
/** More marks than any script stacks on one letter would paint over the lines around it. */
const towers = /(\p{M}{8})\p{M}+/gu;
/** Without characters that can hide or reorder others; lines and white space stay as they are. */
function visible(text) {
    return text.replace(invisible, '').replace(idleJoiners, '');
}
/** Untrusted text as one line without control or invisible characters, trimmed. */
function oneLine(text) {
    return visible(text.slice(0, LONGEST_TEXT).replace(controls, ' '))
        .replace(towers, '$1')
        .replace(/\s+/g, ' ')
        .trim();
}
/** Untrusted text as one line of at most `longest` characters. */
function plainText(text, longest) {
    return clipped(oneLine(text), longest);
}
/** Characters of a quoted value: enough to recognise it. Names from outside can be of any length. */
const LONGEST_QUOTATION = 120;
/** A value from outside, told apart from our own words. */
function quoted(value) {
    return `“${plainText(value, LONGEST_QUOTATION)}”`;
}
/** Values that are quoted together; the rest is counted. */
const MOST_QUOTATIONS = 5;
/** `“a”, “b” and 3 more`: lists from outside can be of any length, too. */
function quotedList(values) {
    const shown = values.slice(0, MOST_QUOTATIONS).map(quoted);
    const more = values.length - shown.length;
    return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}
/** Untrusted text as lines; runs of empty lines become one. */
function linesOf(text) {
    const lines = text
        .slice(0, LONGEST_TEXT)
        .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
        .map(oneLine);
    const kept = lines.filter((line, index) => line !== '' || (lines[index - 1] ?? '') !== '');
    while (kept.at(-1) === '')
        kept.pop();
    return kept;
}
/** At most `longest` characters (code points), the last one an ellipsis when something was cut. */
function clipped(text, longest) {
    const characters = [...text.slice(0, 2 * longest + 2)];
    if (characters.length <= longest)
        return text;
    const kept = characters.slice(0, Math.max(0, longest - 1)).join('');
    return `${kept.trimEnd()}…`;
}


/***/ }),

/***/ 62808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ factSheet),
/* harmony export */   x: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _builds_in_words__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95550);
/* harmony import */ var _builds_signing__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36154);
/* harmony import */ var _preflight_wording__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24027);
/* harmony import */ var _primitives_in_words__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73147);
/* harmony import */ var _primitives_plain_text__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74624);
/* harmony import */ var _markdown__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54285);






/** Nested code that is listed one by one. */
const MOST_NESTED = 40;
const MOST_DESCRIPTIONS = 40;
/** Everything that is known about an app, for the log and the summary of `inspect`. Texts are untrusted. */
function factsOf(app, now) {
    return [
        ...identityFacts(app),
        ...deviceFacts(app),
        ...signatureFacts(app, now),
        ...contentFacts(app),
    ].filter(([, value]) => value !== '');
}
/** The same folded, as a table. */
function factSheet(app, now) {
    const rows = factsOf(app, now).map(([name, value]) => (0,_markdown__WEBPACK_IMPORTED_MODULE_2__.md) `| ${name} | ${(0,_markdown__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(value)} |`);
    return (0,_markdown__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)('Fact sheet', (0,_markdown__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)([(0,_markdown__WEBPACK_IMPORTED_MODULE_2__.md) `| | |\n| --- | --- |`, ...rows], '\n'));
}
function identityFacts({ file, bundleId, title, folder, executable, ...app }) {
    return [
        ['App', title],
        ['Bundle identifier', bundleId],
        ['Version', (0,_builds_in_words__WEBPACK_IMPORTED_MODULE_0__/* .versionInWords */ .ZA)(app)],
        ['Size', (0,_primitives_in_words__WEBPACK_IMPORTED_MODULE_3__/* .sizeInWords */ ._u)(file.size)],
        ['SHA-256', file.sha256],
        ['Folder', folder],
        ['Executable', executable.name],
    ];
}
const icons = {
    files: 'icon files',
    catalog: 'in the asset catalog',
    none: 'none that iOS will show: it shows a blank one',
};
function deviceFacts({ minimumOs, deviceFamilies, executable, needs }) {
    const slices = executable.kind === 'mach-o' ? executable.slices : [];
    return [
        ['Minimum iOS', minimumOs === '' ? 'not stated' : minimumOs],
        ['Devices', deviceFamilies.join(', ')],
        [
            'Architectures',
            slices.map(one => `${one.cpu} (${one.platform ?? 'no platform'})`).join(', '),
        ],
        ['SDK', needs.sdk],
        ['Needs', needs.capabilities.join(', ')],
        ['Not with', needs.excludedCapabilities.join(', ')],
        ['Thinned for', quotedIfAny(needs.onlyModels)],
        ['Icon', icons[needs.iconSource]],
        [
            'iTunesMetadata.plist',
            needs.hasStoreMetadata ? 'present, as in what the store delivers' : '',
        ],
    ];
}
function signatureFacts(app, now) {
    const { distribution, deviceCount, ...signing } = (0,_builds_signing__WEBPACK_IMPORTED_MODULE_1__/* .signingOf */ .f)(app);
    return [
        ['Signing', (0,_builds_in_words__WEBPACK_IMPORTED_MODULE_0__/* .distributionInWords */ .Fo)(distribution)],
        ['Profile', signing.profileName],
        ['Team', [signing.teamId, signing.teamName].filter(text => text !== '').join(', ')],
        ['Profile expires', dayAndLeft(signing.profileExpires, now)],
        ['Certificate', signerNames(app)],
        ['Certificate expires', dayAndLeft(signing.certificateExpires, now)],
        ['Signed', signedInWords(app)],
        ['Registered devices', deviceCount === undefined ? '' : String(deviceCount)],
        ['Profile signature', profileSignature(app)],
        ['Seal', sealInWords(app)],
    ];
}
function dayAndLeft(iso, now) {
    if (iso === '')
        return '';
    const days = (0,_primitives_in_words__WEBPACK_IMPORTED_MODULE_3__/* .daysBetween */ .YM)(now.toISOString(), iso);
    const left = days < 0 ? 'expired' : `${(0,_primitives_in_words__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(days, 'day')} left`;
    return `${(0,_primitives_in_words__WEBPACK_IMPORTED_MODULE_3__/* .dayInWords */ .v_)(iso)} (${left})`;
}
function signaturesOf({ executable }) {
    if (executable.kind !== 'mach-o')
        return [];
    return executable.slices.flatMap(({ signature }) => signature.kind === 'read' ? [signature.signature] : []);
}
function signerInWords(signer) {
    if (signer.kind !== 'read')
        return 'nobody';
    return signer.certificate ? (0,_preflight_wording__WEBPACK_IMPORTED_MODULE_4__/* .certificateInWords */ .iK)(signer.certificate) : 'not embedded';
}
function signerNames(app) {
    const names = signaturesOf(app).map(({ signer }) => signerInWords(signer));
    return [...new Set(names)].join(', ');
}
/** The time is the signer's own word: it proves nothing, and iOS does not go by it. */
function signedInWords(app) {
    const days = signaturesOf(app).flatMap(({ signer }) => {
        if (signer.kind !== 'read' || signer.signingTime === undefined)
            return [];
        const { signingTime, certificate } = signer;
        const isOutside = certificate !== undefined &&
            (signingTime < certificate.notBefore || signingTime > certificate.notAfter);
        return [`${(0,_primitives_in_words__WEBPACK_IMPORTED_MODULE_3__/* .dayInWords */ .v_)(signingTime)}${isOutside ? ', when its certificate was not valid' : ''}`];
    });
    return [...new Set(days)].join('; ');
}
function profileSignature({ profile }) {
    if (profile.kind !== 'read')
        return '';
    const { signature } = profile.profile;
    if (signature.kind === 'absent')
        return 'none';
    if (signature.kind === 'valid')
        return ['holds', ...signature.chain.map(authority)].join(', ');
    return `${signature.kind}: ${signature.reason}`;
}
/** Whoever signs profiles of their own may do so in the name of a person. */
function authority(name) {
    return /^Apple\b/.test(name) ? name : 'another authority than Apple’s';
}
function sealInWords({ seal }) {
    if (seal.kind === 'absent')
        return 'none';
    if (seal.kind === 'unreadable')
        return `unreadable: ${seal.reason}`;
    const { changed, missing, added } = seal.differences;
    const files = `${(0,_primitives_in_words__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(seal.sealedFiles, 'file')} sealed`;
    const agrees = changed + missing + added === 0;
    return agrees
        ? `${files}, all as sealed`
        : `${files}, ${changed} changed, ${missing} missing, ${added} added`;
}
function contentFacts({ nested, needs, ...app }) {
    const usage = [...needs.usageDescriptions].slice(0, MOST_DESCRIPTIONS);
    return [
        ['Entitlements', entitlementNames(app)],
        ...usage.map(([key, text]) => [key, text === '' ? '(empty)' : text]),
        ...nested.slice(0, MOST_NESTED).map((one) => [one.path, nestedInWords(one)]),
        ['More nested code', nested.length > MOST_NESTED ? String(nested.length - MOST_NESTED) : ''],
    ];
}
function entitlementNames(app) {
    const names = (app.executable.kind === 'mach-o' ? app.executable.slices : []).flatMap(({ signature }) => {
        if (signature.kind !== 'read')
            return [];
        const { entitlements, derEntitlements } = signature.signature;
        const blob = derEntitlements.kind === 'read' ? derEntitlements : entitlements;
        return blob.kind === 'read' ? [...blob.values.keys()] : [];
    });
    return [...new Set(names)].toSorted().join(', ');
}
function nestedInWords({ kind, bundleId, version, buildNumber, seal }) {
    const words = version === '' ? buildNumber : (0,_builds_in_words__WEBPACK_IMPORTED_MODULE_0__/* .versionInWords */ .ZA)({ version, buildNumber });
    const sealed = seal.kind === 'absent' ? 'no seal' : sealInWords({ seal });
    return [kind, bundleId, words, kind === 'library' ? '' : sealed]
        .filter(text => text !== '')
        .join(', ');
}
function quotedIfAny(values) {
    return values.length === 0 ? '' : (0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_5__/* .quotedList */ .p4)(values);
}


/***/ }),

/***/ 54285:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ ownMarkdown),
/* harmony export */   Aj: () => (/* binding */ codedAddress),
/* harmony export */   EC: () => (/* binding */ preformatted),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   Uk: () => (/* binding */ shownAddress),
/* harmony export */   VJ: () => (/* binding */ plainLink),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   cf: () => (/* binding */ linkedAddress),
/* harmony export */   li: () => (/* binding */ picture),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   oR: () => (/* binding */ joined)
/* harmony export */ });
/* unused harmony export Markdown */
/* harmony import */ var _primitives_plain_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74624);

/**
 * Text that is safe to post: GitHub flavoured Markdown made by the functions of this file. Everything
 * from outside goes in through `md`, `code`, `lines` or `link`, which escape; there is no other way.
 */
class Markdown {
    #text;
    /** Not for use outside this file: text given here is not escaped. */
    constructor(text) {
        this.#text = text;
    }
    toString() {
        return this.#text;
    }
}
/** Markdown that this project wrote itself, for example a recipe. Never for text from outside. */
function ownMarkdown(constant) {
    return new Markdown(constant);
}
/**
 * Template tag: strings become plain text on one line wherever they stand: paragraph, list, heading,
 * table cell, HTML element or quoted attribute. Nested `Markdown` stays as it is.
 */
function md(pieces, ...values) {
    const text = values.reduce((before, value, index) => before + textOf(value) + (pieces[index + 1] ?? ''), pieces[0] ?? '');
    return new Markdown(text);
}
function textOf(value) {
    return typeof value === 'string' ? escapeText(value) : String(value);
}
/**
 * An identifier, to be copied: it gets no invisible characters unless it looks like a link. For a whole
 * address there is {@link codedAddress}.
 */
function code(text) {
    return new Markdown(isolated(`<code>${entities(withoutLinks((0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text)))}</code>`));
}
/** Text of several lines, line by line. */
function lines(text) {
    return new Markdown((0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_0__/* .linesOf */ .Dx)(text).map(escapeText).join('<br>'));
}
/** Deepest indentation that is kept, in spaces: YAML of a hint needs a few. */
const DEEPEST = 20;
/** Text to be copied as it is, indentation included. */
function preformatted(text) {
    const rows = text.split('\n').map(row => {
        const depth = Math.min(DEEPEST, row.length - row.trimStart().length);
        return ' '.repeat(depth) + entities(withoutLinks((0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(row)));
    });
    return new Markdown(`<pre>${rows.filter(row => row.trim() !== '').join('\n')}</pre>`);
}
/** Works inside HTML blocks too, where Markdown's own notation does not. */
function link(label, url) {
    return new Markdown(`<a href="${address(url)}">${textOf(label)}</a>`);
}
/** In Markdown's own notation, for the first line: chats and mails show it as it is written. */
function plainLink(label, url) {
    return new Markdown(`[${textOf(label)}](${address(url)})`);
}
/**
 * An address that shows itself, to be copied. Inside brackets the parser makes no link of its own, so
 * the text needs no invisible characters. Not for use inside HTML blocks.
 */
function shownAddress(url) {
    return new Markdown(`[${entities(url)}](${address(url)})`);
}
/** The same for HTML blocks: a character reference keeps the parser from a second link inside the first. */
function linkedAddress(url) {
    return new Markdown(`<a href="${address(url)}">${entities(url).replace(':', '&#58;')}</a>`);
}
/** Nothing that could end a code span, begin a cell or hide where an address leads. */
const plainAddress = /^https:\/\/[\w.~:/?#=&%+-]+$/;
/**
 * An address that may be anybody's, to be copied: in a code span GitHub makes no link (GFM 0.29, section
 * 6.9), and it needs no invisible characters. Not for use inside HTML blocks.
 */
function codedAddress(text) {
    return plainAddress.test(text) ? new Markdown(`\`${text}\``) : md `${text}`;
}
function picture({ url, alternative, width, align }) {
    const place = align === undefined ? '' : ` align="${align}"`;
    return new Markdown(`<img src="${address(url)}" width="${width}"${place} alt="${textOf(alternative)}">`);
}
/** A folded part. Markdown works inside because of the empty lines. */
function folded(title, content) {
    return md `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
/** Empty parts are left out. */
function joined(parts, separator) {
    return new Markdown(parts
        .map(String)
        .filter(text => text !== '')
        .join(separator));
}
/** U+200B. GitHub's own bots break mentions the same way. */
const BREAK = '\u200B';
/**
 * Character references are understood by Markdown and by HTML alike and never open a structure
 * (CommonMark 0.31, section 2.5), so one escaping serves text, cells and attributes.
 */
function escapeText(text) {
    return isolated(entities(withoutReferences(withoutLinks(withoutListMark((0,_primitives_plain_text__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text))))));
}
/** Blocks of the scripts that run from right to left (Unicode, `Bidi_Class` R and AL). */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/**
 * An Arabic or Hebrew word would pull the numbers and marks beside it to its other side. GitHub takes
 * `<bdi>` out, so the isolates are characters: FSI and PDI (Unicode UAX9, section 2.4.2).
 */
function isolated(text) {
    return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
const structural = /[&<>"'`*_~[\]|\\$#@\u200B]/g;
function entities(text) {
    return text
        .replace(structural, character => `&#${character.charCodeAt(0)};`)
        .replace(/^[-+=]/, character => `&#${character.charCodeAt(0)};`);
}
/** `1.` and `1)` at the start of a line would begin a list. */
function withoutListMark(text) {
    return text.replace(/^(\d{1,9})(?=[.)](?:\s|$))/, `$1${BREAK}`);
}
/**
 * What GitHub links in finished text, where escaping no longer counts: mentions, mail addresses, web
 * addresses (GFM 0.29, section 6.9), and `:names:` of emoji.
 */
function withoutLinks(text) {
    return text
        .replace(/@(?=\S)/g, `@${BREAK}`)
        .replace(/:(?=\/\/)/g, `:${BREAK}`)
        .replace(/www(?=\.)/gi, `$&${BREAK}`)
        .replace(/:(?=[\w+-]+:)/g, `:${BREAK}`);
}
/** Issues, advisories and commits (GitHub Docs, «Autolinked references and URLs»). */
function withoutReferences(text) {
    return text
        .replace(/#(?=\w)/g, `#${BREAK}`)
        .replace(/\b(?:GH-(?=\d)|(?:GHSA|CVE)-(?=\w))/gi, `$&${BREAK}`)
        .replace(commitLike, hash => hash.replace(/.{6}(?=.)/g, `$&${BREAK}`));
}
/** Only digits is a build number more often than a commit, and people copy it: left alone. */
const commitLike = /(?<!\w)(?=\d*[a-f])[0-9a-f]{7,64}(?!\w)/gi;
/** Normalised addresses may still hold quotes and, in their query, `&`. */
function address(url) {
    return url.replace(/['"<>`\\|*~[\]()]/g, encodeURIComponentStrictly).replace(/&/g, '&amp;');
}
function encodeURIComponentStrictly(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}


/***/ }),

/***/ 65468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   jn: () => (/* binding */ outputsOfInspected)
/* harmony export */ });
/* unused harmony exports outputNames, statusOf */
/* harmony import */ var _builds_signing__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36154);
/* harmony import */ var _builds_verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91444);
/* harmony import */ var _site_layout__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44117);



/** The outputs that describe one app; public names, fixed. */
const appOutputs = [
    'status',
    'source-url',
    'install-url',
    'channel-url',
    'manifest-url',
    'ipa-url',
    'qr-url',
    'icon-url',
    'itms-url',
    'bundle-id',
    'version',
    'build-number',
    'title',
    'minimum-os',
    'distribution',
    'profile-expires',
    'device-count',
    'sha256',
    'size',
    'build-id',
    'channel',
    'comment-url',
    'findings',
];
const outputNames = [...appOutputs, 'builds'];
/** Every output of the action, empty where the run has nothing to say. */
function outputsOf(outcome, linkOf) {
    const apps = appsOf(outcome, linkOf);
    const first = apps[0] ?? { ...nothing, ...runOutputs(outcome) };
    return { ...first, status: statusOf(outcome), builds: JSON.stringify(apps.map(withFindings)) };
}
/** One refused IPA of several refuses the run: its step fails, so its status must not read otherwise. */
function statusOf(outcome) {
    switch (outcome.kind) {
        case 'published':
            return worst(outcome.apps.map(statusOfApp));
        case 'inspected':
            return outcome.apps.some(({ refused }) => refused) ? 'rejected' : 'inspected';
        case 'swept':
            return outcome.builds.length > 0 ? 'removed' : 'skipped';
        default:
            return outcome.kind;
    }
}
/** Online and nobody has seen that it works, or iOS will refuse it: that is not called installable. */
function statusOfApp(app) {
    if (app.kind === 'rejected')
        return 'rejected';
    if (!app.verified || (0,_builds_verdict__WEBPACK_IMPORTED_MODULE_2__/* .iosWillRefuse */ .M)(app))
        return 'published';
    return (0,_builds_verdict__WEBPACK_IMPORTED_MODULE_2__/* .isOnlyForReSigners */ .u)(app.build) ? 'sideload' : 'installable';
}
/** The worst first. */
const publishedStatuses = ['rejected', 'published', 'sideload', 'installable'];
function worst(statuses) {
    return publishedStatuses.find(status => statuses.includes(status)) ?? 'installable';
}
/** 0 for everything that went as asked. */
function exitCodeOf(outcome) {
    return statusOf(outcome) === 'rejected' ? 1 : 0;
}
const nothing = {
    ...{
        status: '',
        'source-url': '',
        'install-url': '',
        'channel-url': '',
        'manifest-url': '',
        'ipa-url': '',
    },
    ...{ 'qr-url': '', 'icon-url': '', 'itms-url': '', 'bundle-id': '', version: '' },
    ...{ 'build-number': '', title: '', 'minimum-os': '', distribution: '', 'profile-expires': '' },
    ...{ 'device-count': '', sha256: '', size: '', 'build-id': '', channel: '', 'comment-url': '' },
    findings: '[]',
};
function appsOf(outcome, linkOf) {
    switch (outcome.kind) {
        case 'published':
            return outcome.apps.map(app => ({ ...publishedApp(app, linkOf), ...runOutputs(outcome) }));
        case 'inspected':
            return outcome.apps.map(inspectedApp);
        default:
            return [];
    }
}
function runOutputs(outcome) {
    if (outcome.kind !== 'published' && outcome.kind !== 'removed')
        return {};
    return { channel: outcome.channel.name, 'comment-url': outcome.commentUrl ?? '' };
}
/** In the list, `findings` is a list and not a text that holds one. */
function withFindings(app) {
    const findings = JSON.parse(app.findings);
    return { ...app, findings };
}
function publishedApp(outcome, linkOf) {
    const findings = findingsOutput(outcome.findings);
    const status = statusOfApp(outcome);
    if (outcome.kind === 'published')
        return { ...nothing, ...buildOutputs(outcome.build, linkOf), status, findings };
    const { app, file, distribution } = outcome;
    return { ...nothing, ...readOutputs(app, file), distribution, status, findings };
}
/** The outputs that describe one inspected IPA, with `findings` as a list. */
function outputsOfInspected(app) {
    return Object(withFindings(inspectedApp(app)));
}
function inspectedApp({ app, file, findings, refused }) {
    const status = refused ? 'rejected' : 'inspected';
    return {
        ...nothing,
        ...readOutputs(app, file),
        status,
        findings: findingsOutput(findings),
    };
}
function findingsOutput(findings) {
    return JSON.stringify(findings.map(({ rule, level, message, fix }) => ({ rule, level, message, fix })));
}
function buildOutputs(record, linkOf) {
    const { urls, app, signing, ipa, buildId } = record;
    return {
        ...(record.sideload && { 'source-url': (0,_site_layout__WEBPACK_IMPORTED_MODULE_1__/* .sourceUrl */ .Hx)(record) }),
        ...{ 'install-url': urls.install, 'channel-url': urls.channel },
        ...{ 'ipa-url': urls.ipa, 'qr-url': urls.qr, 'icon-url': urls.icon },
        ...((0,_builds_verdict__WEBPACK_IMPORTED_MODULE_2__/* .isOnlyForReSigners */ .u)(record)
            ? {}
            : { 'manifest-url': urls.manifest, 'itms-url': linkOf(urls.manifest) }),
        ...{ 'bundle-id': app.bundleId, title: app.title, version: app.version },
        ...{ 'build-number': app.buildNumber, 'minimum-os': app.minimumOs },
        distribution: signing.distribution,
        'profile-expires': signing.profileExpires,
        'device-count': numberOutput(signing.deviceCount),
        ...{ sha256: ipa.sha256, size: String(ipa.size), 'build-id': buildId },
    };
}
/** A refused build is described as far as it could be read. */
function readOutputs(app, file) {
    const ofFile = { sha256: file.sha256, size: String(file.size), distribution: 'none' };
    if (app === undefined)
        return ofFile;
    const { distribution, profileExpires, deviceCount } = (0,_builds_signing__WEBPACK_IMPORTED_MODULE_0__/* .signingOf */ .f)(app);
    return {
        ...ofFile,
        ...{ 'bundle-id': app.bundleId, title: app.title, version: app.version },
        ...{ 'build-number': app.buildNumber, 'minimum-os': app.minimumOs },
        distribution,
        'profile-expires': profileExpires,
        'device-count': numberOutput(deviceCount),
    };
}
function numberOutput(value) {
    return value === undefined ? '' : String(value);
}


/***/ }),

/***/ 44117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ buildFiles),
/* harmony export */   Hx: () => (/* binding */ sourceUrl),
/* harmony export */   pt: () => (/* binding */ findSegment),
/* harmony export */   qB: () => (/* binding */ bundleSegment),
/* harmony export */   sm: () => (/* binding */ sourceFile),
/* harmony export */   th: () => (/* binding */ placeInTree)
/* harmony export */ });
/* unused harmony export urlOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _builds_build_name__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52201);
/* harmony import */ var _primitives_errors__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47611);
/* harmony import */ var _primitives_https_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91771);




/** Names of the files in a build's folder. */
const buildFiles = {
    page: 'index.html',
    manifest: 'manifest.plist',
    icon: 'icon.png',
    qr: 'qr.png',
    facts: 'build.json',
};
/** The AltStore source beside the page of a channel, and beside the gallery. */
const sourceFile = 'apps.json';
/**
 * Address of the source of a build's channel, on a site that is a tree of files. An unlisted channel has
 * its own behind the segment that nobody can guess, as its page.
 */
function sourceUrl({ urls }) {
    return (0,_primitives_https_url__WEBPACK_IMPORTED_MODULE_2__/* .httpsUrl */ .N)(sourceFile, urls.channel);
}
/**
 * The folder and the addresses of a build in a tree of files.
 *
 * @throws ActionError `bad-input` for a name that must not become part of a path.
 */
function placeInTree(path, baseUrl) {
    const channelFolder = folderOfChannel(path);
    const folder = `${channelFolder}/${bundleSegment(path.bundleId)}/${path.buildId}`;
    requireMatch(path.buildId, _builds_build_name__WEBPACK_IMPORTED_MODULE_3__/* .buildIdPattern */ .Mn);
    requireMatch(path.fileName, _builds_build_name__WEBPACK_IMPORTED_MODULE_3__/* .fileNamePattern */ .kI);
    const at = (path) => urlOf(path, baseUrl);
    const urls = {
        install: at(`${folder}/`),
        channel: at(`${channelFolder}/`),
        manifest: at(`${folder}/${buildFiles.manifest}`),
        ipa: at(`${folder}/${path.fileName}`),
        icon: at(`${folder}/${buildFiles.icon}`),
        qr: at(`${folder}/${buildFiles.qr}`),
    };
    return { folder, channelFolder, urls };
}
function folderOfChannel(path) {
    for (const segment of path.directory.split('/'))
        requireMatch(segment, _builds_build_name__WEBPACK_IMPORTED_MODULE_3__/* .segmentPattern */ .Og);
    requireMatch(path.channel.name, _builds_build_name__WEBPACK_IMPORTED_MODULE_3__/* .segmentPattern */ .Og);
    if (path.unlistedSegment === undefined)
        return `${path.directory}/${path.channel.name}`;
    requireMatch(path.unlistedSegment, unlistedPattern);
    return `${path.directory}/${path.unlistedSegment}/${path.channel.name}`;
}
const unlistedPattern = /^[0-9a-f]{32}$/;
function requireMatch(segment, pattern) {
    if (pattern.test(segment))
        return;
    throw new _primitives_errors__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l(`“${segment}” cannot be part of a published path`, {
        code: 'bad-input',
        hint: 'Use letters, digits, “.”, “_” and “-”.',
    });
}
/** The address of a path of the site, each segment percent-encoded. */
function urlOf(path, baseUrl) {
    return (0,_primitives_https_url__WEBPACK_IMPORTED_MODULE_2__/* .httpsUrl */ .N)(path.split('/').map(encodeURIComponent).join('/'), baseUrl);
}
/** Files of a channel's folder. */
const besideBundles = [buildFiles.page, sourceFile];
/** Longest bundle identifier that is used as it is: file systems end at 255 bytes, Apple at 155 characters. */
const longestBundleSegment = 155;
/**
 * The path segment of a bundle identifier: itself, when it is one by Apple's rules. An IPA may say
 * anything, so whatever else it says becomes harmless and gets a digest, to keep two apart.
 */
function bundleSegment(bundleId) {
    const usable = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(bundleId);
    if (usable && bundleId.length <= longestBundleSegment && !besideBundles.includes(bundleId))
        return bundleId;
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bundleId).digest('hex').slice(0, 6);
    const harmless = bundleId
        .replace(/[^A-Za-z0-9._-]+/g, '-')
        .slice(0, longestBundleSegment)
        .replace(/^[._-]+|[._-]+$/g, '');
    return harmless === '' ? digest : `${harmless}-${digest}`;
}
/**
 * The unlisted segment that a channel already has, so that its address stays the same from build to
 * build, even after everything in it was removed. The first by name when two runs raced to make one.
 */
function findSegment(shelf, channel) {
    const start = `${channel.directory}/`;
    const end = `/${channel.name}/index.html`;
    return shelf.files
        .filter(({ path }) => path.startsWith(start) && path.endsWith(end))
        .map(({ path }) => path.slice(start.length, path.length - end.length))
        .filter(segment => unlistedPattern.test(segment))
        .sort()[0];
}


/***/ })

};
