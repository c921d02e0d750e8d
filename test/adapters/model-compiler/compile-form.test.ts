import { expect } from 'chai';
import { compileForm } from '../../../adapters/model-compiler/compile-form.ts';
import { checkSchema } from '../../../domain/items/index.ts';

const form = (...components: Record<string, unknown>[]): string =>
  JSON.stringify({ type: 'default', id: 'sample', schemaVersion: 19, components });
const field = (type: string, more: Record<string, unknown> = {}) => ({
  type,
  id: 'f',
  key: 'answer',
  label: '答复',
  ...more,
});
const options = (...values: unknown[]) => ({
  values: values.map((value) => ({ label: `标签${String(value)}`, value })),
});
const problems = (text: string): string[] => compileForm(text).refusals.map((refusal) => refusal.message);
const errors = (text: string, answers: unknown): string[] =>
  checkSchema(compileForm(text).schema, answers).map(({ path, message }) => `${path} ${message}`);

describe('compile-form', () => {
  describe('makes the schema answers must satisfy', () => {
    it('a required text is not empty', () => {
      const text = form(field('textfield', { validate: { required: true, maxLength: 3 } }));
      expect(errors(text, {})).to.eql(['/answer 请填写“答复”']);
      expect(errors(text, { answer: '' })).to.have.length(1);
      expect(errors(text, { answer: '四个字长' })).to.have.length(1);
      expect(errors(text, { answer: '好' })).to.eql([]);
    });

    it('a choice is one of its values, of their type', () => {
      const text = form(field('radio', { ...options(true, false), validate: { required: true } }));
      expect(errors(text, { answer: true })).to.eql([]);
      expect(errors(text, { answer: 'true' })).to.have.length(1);
    });

    it('a number without decimals is an integer within its bounds', () => {
      const text = form(field('number', { decimalDigits: 0, validate: { min: 1, max: 10 } }));
      expect(errors(text, { answer: 10 })).to.eql([]);
      for (const answer of [0, 11, 1.5, '3']) expect(errors(text, { answer })).to.have.length(1);
    });

    it('a required box is ticked', () => {
      const text = form(field('checkbox', { validate: { required: true } }));
      expect(errors(text, { answer: true })).to.eql([]);
      expect(errors(text, { answer: false })).to.have.length(1);
    });

    it('a list of ticks holds each of its values at most once', () => {
      const text = form(field('checklist', { ...options('a', 'b'), validate: { required: true } }));
      expect(errors(text, { answer: ['a', 'b'] })).to.eql([]);
      for (const answer of [[], ['a', 'a'], ['c'], 'a']) expect(errors(text, { answer })).not.to.eql([]);
    });

    it('a day may be marked as the one on which it happened, nothing else may', () => {
      const happened = { properties: { meaning: 'happened-on' } };
      const day = { type: 'datetime', id: 'f', key: 'answer', subtype: 'date', dateLabel: '踏勘日期' };
      expect(compileForm(form({ ...day, ...happened })).fields[0]?.meaning).to.equal('happened-on');
      expect(problems(form({ ...day, subtype: 'time', ...happened }))).to.have.length(1);
      expect(problems(form(field('textfield', happened)))).to.have.length(1);
      expect(problems(form({ ...day, properties: { meaning: 'birthday' } }))).to.have.length(1);
    });

    it('a day is a real day', () => {
      const text = form({ type: 'datetime', id: 'f', key: 'answer', subtype: 'date', dateLabel: '日期' });
      expect(errors(text, { answer: '2026-02-28' })).to.eql([]);
      expect(errors(text, { answer: '2026-02-30' })[0]).to.include('日期：日期不正确');
    });

    it('a time of day is between 00:00 and 23:59', () => {
      const text = form({ type: 'datetime', id: 'f', key: 'answer', subtype: 'time', timeLabel: '时间' });
      expect(errors(text, { answer: '09:30' })).to.eql([]);
      expect(errors(text, { answer: '24:00' })).to.have.length(1);
    });

    it('a pattern speaks with its own message', () => {
      const validate = { validationType: 'custom', pattern: '^1[0-9]{10}$', patternErrorMessage: '请输入手机号码' };
      expect(errors(form(field('textfield', { validate })), { answer: '12' })).to.eql(['/answer 答复：请输入手机号码']);
    });

    it('a field that is shown only sometimes is required only then', () => {
      // given
      const choice = field('radio', { key: 'choice', ...options('yes', 'no'), validate: { required: true } });
      const reason = field('textarea', {
        key: 'reason',
        label: '理由',
        validate: { required: true },
        conditional: { hide: '=choice != "no"' },
      });

      // then
      expect(errors(form(choice, reason), { choice: 'yes' })).to.eql([]);
      expect(errors(form(choice, reason), { choice: 'no' })).to.eql(['/reason 请填写“理由”']);
      expect(errors(form(choice, reason), { choice: 'no', reason: '不行' })).to.eql([]);
    });

    it('an answer nobody asked for is refused', () => {
      expect(errors(form(field('textfield')), { other: 1 })).to.eql(['/other 没有这一项']);
    });

    it('fields of a group stand beside the others', () => {
      const group = { type: 'group', id: 'g', label: '一组', components: [field('textfield')] };
      expect(errors(form(group), { answer: '好' })).to.eql([]);
    });
  });

  describe('refuses what a form may not hold', () => {
    const refused: Record<string, string> = {
      'a field type of its own': form(field('html', { content: '<script>1</script>' })),
      'an iframe': form(field('iframe', { url: 'https://evil.example' })),
      'a script by button': form(field('button', { action: 'submit' })),
      'markup in a label': form(field('textfield', { label: '<img src=x onerror=alert(1)>' })),
      'markup in a heading': form({ type: 'text', id: 't', text: '<script>alert(1)</script>' }),
      'a link that runs': form({ type: 'text', id: 't', text: '[点我](javascript:alert(1))' }),
      'a template in a label': form(field('textfield', { label: '{{ secret }}' })),
      'an expression as label': form(field('textfield', { label: '=secret' })),
      'an expression of the engine': form(field('textfield', { label: '${x}' })),
      'an expression as default': form(field('textfield', { defaultValue: '=secret' })),
      'a condition outside the grammar': form(
        field('textfield', { conditional: { hide: '=date("2026-01-01") > today()' } }),
      ),
      'a condition on itself': form(field('textfield', { conditional: { hide: '=answer = "x"' } })),
      'a condition on another form': form(field('textfield', { conditional: { hide: '=other = "x"' } })),
      'a condition that orders': form(
        field('number'),
        field('textfield', { key: 'b', conditional: { hide: '=answer > 1' } }),
      ),
      'options from outside': form(field('select', { valuesKey: 'secrets' })),
      'options computed': form(field('select', { valuesExpression: '=x' })),
      'options of mixed types': form(field('select', options('a', 1))),
      'the same option twice': form(field('select', options('a', 'a'))),
      'no option': form(field('select', { values: [] })),
      'a pattern that takes for ever': form(field('textfield', { validate: { pattern: '^(a+)+$' } })),
      'a broken pattern': form(field('textfield', { validate: { pattern: '(' } })),
      'a key that is a path': form(field('textfield', { key: 'a.b' })),
      'a key of the prototype': form(field('textfield', { key: '__proto__' })),
      'the same key twice': form(field('textfield'), field('textfield')),
      'a text as variable': form(field('textfield', { properties: { variable: 'note' } })),
      'a variable that may be missing': form(field('select', { ...options('a'), properties: { variable: 'note' } })),
      'a variable of the engine': form(field('checkbox', { properties: { variable: 'execution' } })),
      'a nested form without end': form(
        Array.from({ length: 9 }).reduce<Record<string, unknown>>(
          (inner) => ({ type: 'group', id: 'g', components: [inner] }),
          field('textfield'),
        ),
      ),
      'no JSON': '{',
      'a list': '[]',
    };
    for (const [name, text] of Object.entries(refused)) {
      it(name, () => {
        expect(problems(text)).not.to.eql([]);
        expect(problems(text).join()).to.match(/\p{Script=Han}/u);
      });
    }
  });
});
