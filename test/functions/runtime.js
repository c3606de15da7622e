/**
 * Microsoft's own custom-functions runtime, unmodified, in a sandbox: the host's side of its wire is played here. What goes in and
 * comes out is JSON text, as between Excel and the runtime.
 */
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const SCRIPT = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist', 'custom-functions-runtime.debug.js');
/** Flag of an invocation: errors in its arguments are handed over as values. */
const ALLOW_ERROR = 4;
const NAMES = { 1: '#N/A', 5: '#DIV/0!', 6: '#NUM!', 7: '#VALUE!', 8: '#NULL!' };

/** How often office.js looks whether a page has loaded MicrosoftAjax.js: here none will, and at last it would throw. */
const AJAX_POLL = 100;
/** The longest the runtime itself waits between two messages, in ms: twice what the last one took, up to this. */
const LONGEST_WAIT = 2000;

/** The few browser globals the runtime looks at while it loads. */
function browser() {
  const script = { src: 'https://localhost/custom-functions-runtime.debug.js', getAttribute: () => null };
  const parent = { appendChild() {}, getElementsByTagName: () => [] };
  const globals = {
    console: { log() {}, warn() {}, error() {} },
    setTimeout(callback, delay, ...rest) {
      // More than the runtime waits is the time a script may take to load: none comes, and a long run would end with its error.
      return delay === AJAX_POLL || delay > LONGEST_WAIT ? 0 : setTimeout(callback, delay, ...rest);
    },
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    name: '',
    history: {},
    navigator: { userAgent: 'node' },
    location: { search: '', hash: '', href: 'https://localhost/' },
    addEventListener() {},
    document: {
      readyState: 'complete',
      cookie: '',
      body: parent,
      head: parent,
      addEventListener() {},
      createElement: () => ({ setAttribute() {}, style: {} }),
      getElementsByTagName: tag => (tag.toLowerCase() === 'script' ? [script] : [parent]),
    },
  };
  globals.window = globals.self = globals.top = globals.parent = globals;
  return globals;
}

/** Starts a runtime. `CustomFunctions` is its global; `run` evaluates a bundle in it; `call` invokes functions through the wire. */
function startRuntime() {
  const globals = browser();
  const waiting = new Map();
  let nextId = 1;
  const bridge = (globals._richApiNativeBridge = {
    sendMessageToHost(text) {
      const { id, message } = JSON.parse(text);
      const { Actions } = message.body;
      for (const action of Actions) {
        if (!/^SetInvocation/.test(action.Name)) continue;
        for (const result of action.ArgumentInfo.Arguments[0]) settle(result);
      }
      const body = JSON.stringify({
        Results: Actions.map(action => ({ ActionId: action.Id, Value: action.ActionType === 1 ? {} : null })),
      });
      setImmediate(() => bridge.onMessageFromHost(JSON.stringify({ id, type: 1, message: { statusCode: 200, headers: {}, body } })));
    },
  });
  const settle = result => {
    const [id, ok, value, code] = Array.isArray(result) ? result : [result.id, !result.failed, result.value, result.errorCode];
    waiting.get(id)?.(ok ? value : { code: NAMES[code] ?? `error ${code}`, message: value, thrown: true });
    waiting.delete(id);
  };
  const context = vm.createContext(globals);
  vm.runInContext(fs.readFileSync(SCRIPT, 'utf8'), context);
  return {
    CustomFunctions: globals.CustomFunctions,
    globals,
    run: source => vm.runInContext(source, context),
    /** @param calls pairs of id and arguments, each argument a range; answers in the same order. */
    call(calls) {
      const answers = [];
      const entries = calls.map(([id, args]) => {
        const invocation = nextId++;
        answers.push(new Promise(resolve => waiting.set(invocation, resolve)));
        return [1, 1000, '', [invocation, id, args, 'Sheet1!A1', ALLOW_ERROR], 0];
      });
      bridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries } }));
      return Promise.all(answers);
    },
  };
}

module.exports = { startRuntime };
