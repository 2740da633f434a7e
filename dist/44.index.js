export const id = 44;
export const ids = [44];
export const modules = {

/***/ 90044:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commandLine: () => (/* binding */ commandLine)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/commands/inspect.ts
var inspect = __webpack_require__(85526);
// EXTERNAL MODULE: ./src/primitives/clock.ts
var clock = __webpack_require__(71272);
// EXTERNAL MODULE: ./src/primitives/errors.ts
var errors = __webpack_require__(47611);
// EXTERNAL MODULE: ./src/primitives/plain-text.ts
var plain_text = __webpack_require__(74624);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/builds/in-words.ts
var in_words = __webpack_require__(95550);
// EXTERNAL MODULE: ./src/primitives/in-words.ts
var primitives_in_words = __webpack_require__(73147);
// EXTERNAL MODULE: ./src/report/fact-sheet.ts
var fact_sheet = __webpack_require__(62808);
;// CONCATENATED MODULE: ./src/report/terminal.ts





const marks = {
    error: { look: 'red', mark: '✗' },
    warning: { look: 'yellow', mark: '!' },
    notice: { look: 'cyan', mark: 'i' },
};
/** Name, verdict, findings and fact sheet of each app, for a person at a terminal. */
function inspectionText(apps, style) {
    return `${apps.map(app => textOf(app, style)).join('\n\n')}\n`;
}
/** The outputs of the action for each app, and its fact sheet by name. */
function inspectionJson(apps) {
    const objects = apps.map(one => ({
        file: one.file.path,
        ...(0,outputs/* outputsOfInspected */.jn)(one),
        facts: one.app === undefined ? {} : Object.fromEntries((0,fact_sheet/* factsOf */.x)(one.app, one.at)),
    }));
    return `${JSON.stringify(objects, undefined, 2)}\n`;
}
function textOf(inspected, style) {
    const { app, file, findings, at } = inspected;
    const facts = app === undefined ? [] : (0,fact_sheet/* factsOf */.x)(app, at);
    const width = Math.min(24, Math.max(0, ...facts.map(([name]) => name.length)));
    const lines = [
        style('bold', (0,plain_text/* oneLine */.TN)(app === undefined ? file.name : (0,in_words/* nameOfBuild */.Dh)(app))),
        `  ${verdict(inspected, style)}`,
        ...findings.flatMap(finding => ['', ...findingLines(finding, style)]),
        ...(facts.length === 0 ? [] : ['']),
        ...facts.map(([name, value]) => `  ${style('dim', name.padEnd(width))}  ${(0,plain_text/* oneLine */.TN)(value)}`),
    ];
    return lines.join('\n');
}
function verdict({ refused, findings }, style) {
    const errors = findings.filter(({ level }) => level === 'error').length;
    if (refused)
        return style('red', `✗ iOS would refuse this build: ${(0,primitives_in_words/* counted */.hS)(errors, 'reason')}`);
    return style('green', '✓ Nothing in this build keeps iOS from installing it');
}
function findingLines({ level, rule, message, fix }, style) {
    const { look, mark } = marks[level];
    const first = `  ${style(look, `${mark} ${rule}`)}  ${(0,plain_text/* oneLine */.TN)(message)}`;
    return fix === '' ? [first] : [first, `    ${style('dim', 'To fix it:')} ${(0,plain_text/* oneLine */.TN)(fix)}`];
}

;// CONCATENATED MODULE: ./src/runner/command-line.ts









const USAGE = `Will iOS install this IPA over the air? Reads the file, asks nobody, changes nothing.

  tap-to-install inspect IPA|FOLDER [...]

  --json        the same for programs: an array with an object for each IPA
  --team ID     refuse what any other team has signed; may be given several times
  --help        this text

A folder stands for the IPAs in it. Exit code: 0 when iOS would install every build, 1 when it would
refuse one, 2 when the question could not be answered.
`;
/** For what was typed, or is not there: nothing was judged. */
const UNANSWERED = 2;
/** What `npx tap-to-install …` does. Reports are written to stdout, progress and complaints to stderr. */
async function commandLine(words) {
    try {
        process.exitCode = await perform(words);
    }
    catch (error) {
        process.stderr.write(`${complaint(error)}\n`);
        process.exitCode = UNANSWERED;
    }
}
async function perform(words) {
    const { values, positionals } = read(words);
    if (values.help)
        return say(USAGE);
    const [command, ...paths] = positionals;
    if (command !== 'inspect' || paths.length === 0)
        throw usage(command);
    const ipas = (await Promise.all(paths.map(ipasAt))).flat();
    const rules = {
        failOn: 'error',
        allowedTeams: (values.team ?? []).map(id => id.toUpperCase()),
    };
    const apps = await (0,inspect/* inspectIpas */.a)(ipas, { rules, clock: clock/* systemClock */.m, progress });
    const outcome = { kind: 'inspected', apps };
    say(values.json ? inspectionJson(apps) : inspectionText(apps, styleFor(process.stdout)));
    return (0,outputs/* exitCodeOf */.FO)(outcome);
}
function read(words) {
    try {
        return (0,external_node_util_.parseArgs)({
            args: [...words],
            allowPositionals: true,
            options: {
                json: { type: 'boolean' },
                team: { type: 'string', multiple: true },
                help: { type: 'boolean', short: 'h' },
            },
        });
    }
    catch (cause) {
        throw new errors/* ActionError */.l((0,plain_text/* oneLine */.TN)((0,errors/* messageOf */.b)(cause)), { code: 'bad-input', hint: USAGE, cause });
    }
}
/** A shell has expanded patterns already, so that a name is a name, whatever characters it has. */
async function ipasAt(path) {
    const found = await (0,promises_.stat)(path).catch((cause) => {
        throw new errors/* ActionError */.l(`“${(0,plain_text/* oneLine */.TN)(path)}” cannot be read: ${(0,plain_text/* oneLine */.TN)((0,errors/* messageOf */.b)(cause))}`, {
            code: 'no-ipa',
            cause,
        });
    });
    if (!found.isDirectory())
        return [path];
    const names = (await (0,promises_.readdir)(path, { recursive: true })).filter(name => /\.ipa$/i.test(name));
    if (names.length > 0)
        return names.sort().map(name => (0,external_node_path_.join)(path, name));
    throw new errors/* ActionError */.l(`No file in the folder “${(0,plain_text/* oneLine */.TN)(path)}” ends in .ipa`, { code: 'no-ipa' });
}
function usage(command) {
    const message = command === undefined || command === 'inspect'
        ? 'Which IPA?'
        : `There is no command “${(0,plain_text/* oneLine */.TN)(command)}” here; the others belong into a workflow`;
    return new errors/* ActionError */.l(message, { code: 'bad-input', hint: USAGE });
}
function say(text) {
    process.stdout.write(text);
    return 0;
}
/** Large files take a while; somebody who watches wants to see that something happens. */
function progress(line) {
    if (process.stderr.isTTY)
        process.stderr.write(`${(0,plain_text/* oneLine */.TN)(line)}\n`);
}
/** Colours where a person looks, and has not declined them (https://no-color.org). */
function styleFor(stream) {
    const isColoured = stream.isTTY && (process.env['NO_COLOR'] ?? '') === '';
    return isColoured
        ? (look, text) => (0,external_node_util_.styleText)(look, text, { validateStream: false })
        : (_, text) => text;
}
function complaint(error) {
    if (!(error instanceof errors/* ActionError */.l))
        return `This is a bug in Tap to Install, please report it: ${error instanceof Error ? error.stack : (0,errors/* messageOf */.b)(error)}`;
    return [error.message, error.hint ?? ''].filter(text => text !== '').join('\n\n');
}


/***/ })

};
