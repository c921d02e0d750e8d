import { FeelError, parseFeel } from '../feel.ts';
import { childOf, feelOf, idOf, outgoingOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** Conditions keep to the small part of FEEL the platform compiles, and stand only behind an exclusive gateway. */
export const conditionGrammar: RuleFactory = () => ({
  check(element, reporter) {
    if (element.$type !== 'bpmn:SequenceFlow') return;
    const id = idOf(element);
    const source = childOf(element, 'sourceRef');
    const condition = feelOf(element, 'conditionExpression');
    const isChoice = source?.$type === 'bpmn:ExclusiveGateway' && outgoingOf(source).length > 1;
    if (condition === undefined) {
      const isDefault = source?.['default'] === element;
      if (isChoice && !isDefault) reporter.report(id, '分支没有写条件，也不是默认分支', ['conditionExpression']);
      return;
    }
    if (!isChoice) return reporter.report(id, '条件只能写在有多条出线的排他网关之后', ['conditionExpression']);
    if (childOf(element, 'conditionExpression')?.['language'] !== 'feel') {
      return reporter.report(id, '条件应当用 FEEL 书写', ['conditionExpression']);
    }
    try {
      parseFeel(condition);
    } catch (error) {
      if (!(error instanceof FeelError)) throw error;
      reporter.report(id, error.message, ['conditionExpression']);
    }
  },
});
