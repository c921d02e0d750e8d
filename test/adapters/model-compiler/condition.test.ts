import { expect } from 'chai';
import fc from 'fast-check';
import { evaluate } from 'feelin';
import type { Condition, Literal, Operator } from '../../../adapters/model-compiler/condition.ts';
import {
  ConditionError,
  isVariableName,
  parseCondition,
  variablesOf,
} from '../../../adapters/model-compiler/condition.ts';
import { toEngineExpression } from '../../../adapters/model-compiler/condition-to-el.ts';
import { toSchema } from '../../../adapters/model-compiler/condition-to-schema.ts';
import { checkSchema } from '../../../domain/items/index.ts';
import { holds, parseFeel } from '../../../processes/lint/feel.ts';

const texts = ['accepted', 'rejected', 'deemed-accepted', '准予', 'a b', ''];
const variables = { texts: ['acceptance', 'result'], numbers: ['area', 'days'], flags: ['isUrgent', 'feeRequired'] };

const numberLiteral = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(0.5, 12.25, -3.75));
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    name: fc.constantFrom(...variables.texts),
    operator: fc.constantFrom<Operator>('=', '!='),
    literal: fc.constantFrom<Literal>(...texts),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    name: fc.constantFrom(...variables.numbers),
    operator: fc.constantFrom<Operator>('=', '!=', '<', '<=', '>', '>='),
    literal: numberLiteral as fc.Arbitrary<Literal>,
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    name: fc.constantFrom(...variables.flags),
    operator: fc.constantFrom<Operator>('=', '!='),
    literal: fc.boolean() as fc.Arbitrary<Literal>,
  }),
  fc.record({ kind: fc.constant('is-true' as const), name: fc.constantFrom(...variables.flags) }),
  fc.record({
    kind: fc.constant('in' as const),
    name: fc.constantFrom(...variables.texts),
    literals: fc.array(fc.constantFrom<Literal>(...texts), { minLength: 1, maxLength: 4 }),
  }),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    fc.record({ kind: fc.constant('not' as const), part: tie('condition') }),
    fc.record({
      kind: fc.constantFrom('or' as const, 'and' as const),
      parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

const values = fc.record({
  acceptance: fc.constantFrom(...texts),
  result: fc.constantFrom(...texts),
  area: fc.integer({ min: -1000, max: 1000 }),
  days: fc.integer({ min: -5, max: 5 }),
  isUrgent: fc.boolean(),
  feeRequired: fc.boolean(),
});

const write = (one: Condition): string => {
  const literal = (value: Literal) => (typeof value === 'string' ? `"${value}"` : String(value));
  switch (one.kind) {
    case 'or':
    case 'and':
      return `(${one.parts.map(write).join(` ${one.kind} `)})`;
    case 'not':
      return `not(${write(one.part)})`;
    case 'is-true':
      return one.name;
    case 'in':
      return `(${one.name} in (${one.literals.map(literal).join(', ')}))`;
    case 'compare':
      return `${one.name} ${one.operator} ${literal(one.literal)}`;
  }
};

/** The engine's expression language agrees with JavaScript on everything our grammar lets through. */
const evaluateExpression = (expression: string, given: Record<string, Literal>): unknown => {
  const body = /^\$\{(.*)\}$/.exec(expression)?.[1] ?? '';
  const javaScript = body.replaceAll('==', '===').replaceAll('!=', '!==');
  return new Function(...Object.keys(given), `return ${javaScript};`)(...Object.values(given)) as unknown;
};

/** Names, literals, comparisons, and/or/not and parentheses. */
const harmless =
  /^\$\{(?:'[\p{Script=Han}A-Za-z0-9_\- ]*'|-?\d+(?:\.\d+)?|[a-z][A-Za-z0-9]*|==|!=|<=|>=|<|>|&&|\|\||!|\(|\)| )*\}$/u;

const isShort = (source: string) => source.length <= 500;

describe('condition', () => {
  it('says to the engine what it says in FEEL, whatever the values', () => {
    fc.assert(
      fc.property(
        condition.filter((one) => isShort(write(one))),
        values,
        (one, given) => {
          // given
          const source = write(one);

          // when
          const expression = toEngineExpression(parseCondition(source));

          // then
          expect(evaluateExpression(expression, given)).to.equal(evaluate(source, given).value);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is understood by the lint rules as by the compiler', () => {
    fc.assert(
      fc.property(
        condition.filter((one) => isShort(write(one))),
        values,
        (one, given) => {
          const source = write(one);
          expect(holds(parseFeel(source), given)).to.equal(evaluate(source, given).value);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves nothing in the expression but names, literals, comparisons, and/or/not and parentheses', () => {
    fc.assert(
      fc.property(
        condition.filter((one) => isShort(write(one))),
        (one) => {
          expect(toEngineExpression(parseCondition(write(one)))).to.match(harmless);
        },
      ),
    );
  });

  it('never lets through what it does not know, whatever is thrown at it', () => {
    const noise = fc.string({
      unit: fc.constantFrom(...'ab"\'\\(){}[].,=!<>#$&| 01-+*/@not in or and true\n'.split('')),
    });
    fc.assert(
      fc.property(noise, (source) => {
        let expression: string;
        try {
          expression = toEngineExpression(parseCondition(source));
        } catch (error) {
          expect(error).to.be.instanceOf(ConditionError);
          return;
        }
        expect(expression).to.match(harmless);
      }),
      { numRuns: 2000 },
    );
  });

  it('shows a form field exactly where the server requires it', () => {
    const equality = condition.filter((one) => isShort(write(one)) && !/[<>]/.test(write(one)));
    fc.assert(
      fc.property(equality, values, (one, given) => {
        const schema = { type: 'object', ...toSchema(one) };
        expect(checkSchema(schema, given).length === 0).to.equal(evaluate(write(one), given).value);
      }),
      { numRuns: 300 },
    );
  });

  it('knows the variables it reads, each once', () => {
    expect(variablesOf(parseCondition('area > 100 and (isUrgent or area < 5) and not(feeRequired)'))).to.eql([
      ...['area', 'isUrgent', 'feeRequired'],
    ]);
  });

  for (const source of [
    '',
    'a =',
    '= 1',
    'a = b',
    'a.b',
    'a()',
    'a < "x"',
    'not a',
    'a in ()',
    'a in ("x") or b',
    'a = 1 b',
    'A = 1',
    'task = "x"',
  ]) {
    it(`refuses “${source}” with a sentence`, () => {
      expect(() => parseCondition(source)).to.throw(ConditionError, /\p{Script=Han}/u);
    });
  }

  it('takes no word of the engine or of FEEL for a variable', () => {
    for (const name of ['execution', 'task', 'and', 'true', 'empty', 'now', 'Area', 'a-b', 'a_b', '']) {
      expect(isVariableName(name), name).to.equal(false);
    }
    expect(isVariableName('acceptanceDueAt')).to.equal(true);
  });
});
