import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { createBpmnCompiler } from '../../../adapters/bpmn-compiler.ts';
import { readTemplates } from '../../../adapters/process-folder.ts';
import { lintPublication } from '../../../processes/lint/lint-publication.ts';

const key = 'supervise-deadline';
const path = `${key}.bpmn`;
const text = readFileSync(`processes/parts/${key}/${path}`, 'utf8');
const compiler = createBpmnCompiler({ lint: lintPublication, templates: readTemplates('processes/templates') });

const poison = [
  ...[
    '${x.getClass()}',
    '#{x}',
    '&#36;{x}',
    ' camunda:class="x"',
    ' camunda:asyncBefore="true"',
    '<!--',
    '-->',
    '<![CDATA[',
  ],
  ...[
    ']]>',
    '<!DOCTYPE x>',
    '<?php ?>',
    '&x;',
    '"',
    "'",
    '<',
    '>',
    '/>',
    '\u0000',
    '\ufeff',
    '<bpmn:scriptTask id="s"/>',
  ],
  ...[
    '<camunda:executionListener class="x"/>',
    ' xmlns:camunda="urn:x"',
    '<bpmn:extensionElements/>',
    ' id="turn-red"',
    'P5D',
  ],
];

/** Everything the compiler may write, element and attribute names alike. */
const known =
  /^(?:\?xml|\/?bpmn:(?:definitions|process|startEvent|endEvent|serviceTask|callActivity|subProcess|exclusiveGateway|parallelGateway|eventBasedGateway|intermediateCatchEvent|boundaryEvent|messageEventDefinition|timerEventDefinition|terminateEventDefinition|timeDate|sequenceFlow|conditionExpression|message|extensionElements)|\/?camunda:(?:properties|property))$/;
const attributes =
  /^(?:version|encoding|id|name|xmlns:(?:bpmn|camunda|xsi)|targetNamespace|isExecutable|isInterrupting|triggeredByEvent|sourceRef|targetRef|messageRef|value|xsi:type|camunda:(?:type|topic|historyTimeToLive))$/;

const change = fc.record({
  at: fc.nat(text.length - 1),
  remove: fc.oneof(fc.constant(0), fc.nat(30)),
  insert: fc.oneof(fc.constantFrom(...poison), fc.string({ maxLength: 8 })),
});

const mutate = (changes: readonly { at: number; remove: number; insert: string }[]): string =>
  changes.reduce((xml, { at, remove, insert }) => xml.slice(0, at) + insert + xml.slice(at + remove), text);

describe('models broken on purpose', () => {
  it('are refused with a sentence or compiled to nothing but what we know, and never break the compiler', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        // when
        const files = [{ path, text: mutate(changes) }];
        const { findings, compiled } = await compiler.compile({ key, kind: 'standing', files, item: undefined });

        // then
        if (compiled === undefined) {
          expect(findings[0]?.severity).to.equal('error');
          expect(findings[0]?.message).not.to.equal('');
          return;
        }
        const xml = compiled.files.map((file) => file.xml).join('');
        expect(xml.match(/[$#]\{[^}]*\}/g)?.every((each) => /^\$\{[a-z][A-Za-z0-9]*\}$/.test(each))).to.equal(true);
        for (const [, element = ''] of xml.matchAll(/<([^\s/>]*\/?[^\s/>]+)/g)) expect(element).to.match(known);
        for (const [, attribute = ''] of xml.matchAll(/\s([A-Za-z:]+)="/g)) expect(attribute).to.match(attributes);
      }),
      { numRuns: 300 },
    );
  });
});
