// Evaluates a rubric of the C2PA Conformance Program: named expressions in json-formula, and checks made of them.
import { readFileSync } from 'node:fs';
import JsonFormula, { dataTypes } from '@adobe/json-formula';
import YAML from 'yaml';

const ARGUMENTS = '$args';

export class Rubric {
  #checks;
  #globals;
  #compiled = {};
  #formula;

  constructor(url, specVersion) {
    const [head, ...rest] = YAML.parseAllDocuments(readFileSync(url, 'utf8')).map((document) => document.toJS());
    this.#checks = rest.flat().filter((check) => check?.expression);
    this.#globals = { ...head.variables, $expected_spec_version: specVersion, [ARGUMENTS]: [] };
    const named = head.expressions ?? {};
    const functions = {};
    for (const [name, text] of Object.entries(named)) functions[name] = this.#asFunction(name, String(text));
    this.#formula = new JsonFormula(functions);
    for (const [name, text] of Object.entries(named)) this.#compiled[name] = this.#compile(String(text));
  }

  /** What fails of the checks for a file's manifests, given as crJSON. */
  check(manifests) {
    const failed = this.#checks.filter((check) => !this.#passes(check, manifests)).map((check) => check.id);
    return { checks: this.#checks.length, failedChecks: failed };
  }

  #passes(check, manifests) {
    const globals = { ...this.#globals };
    const value = this.#formula.run(this.#compile(check.expression), manifests, 'en-US', globals);
    const found = Array.isArray(value) ? value.length > 0 : Boolean(value);
    return check.warnIfMatched || (check.failIfMatched ? !found : found);
  }

  #compile(text) {
    return this.#formula.compile(text.trim(), Object.keys(this.#globals));
  }

  /** A named expression is called like a function; what it is given stands in $args while it runs. */
  #asFunction(name, text) {
    const takesArguments = text.includes(ARGUMENTS);
    const any = { types: [dataTypes.TYPE_ANY] };
    return {
      _signature: takesArguments ? [any, { ...any, optional: true }, { ...any, optional: true }] : [],
      _func: (given, data, interpreter) => {
        const before = interpreter.globals[ARGUMENTS];
        if (takesArguments) interpreter.globals[ARGUMENTS] = given.map((value) => value?.valueOf?.() ?? value);
        try {
          return interpreter.search(this.#compiled[name], data);
        } finally {
          interpreter.globals[ARGUMENTS] = before;
        }
      },
    };
  }
}
