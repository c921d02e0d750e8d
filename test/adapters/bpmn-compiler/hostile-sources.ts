/** A source text around the given elements, with every namespace a sample may need. */
const source = (
  inside: string,
  { roots = '', attributes = '', before = '' } = {},
): string => `${before}<bpmn:definitions
  xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="hostile-definitions" targetNamespace="urn:test" ${attributes}>
  <bpmn:process id="hostile" name="hostile" isExecutable="true">${inside}</bpmn:process>${roots}
</bpmn:definitions>`;

/** start → the element called "evil" → end */
const around = (element: string, options = {}): string =>
  source(
    `<bpmn:startEvent id="begun" name="begun"/>${element}<bpmn:endEvent id="done" name="done"/>
     <bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="evil"/><bpmn:sequenceFlow id="f2" sourceRef="evil" targetRef="done"/>`,
    options,
  );

const task = (type: string, attributes = '', inside = ''): string =>
  around(`<bpmn:${type} id="evil" name="evil" ${attributes}>${inside}</bpmn:${type}>`);
const external = (inside: string): string =>
  task('serviceTask', 'camunda:type="external" camunda:topic="work"', inside);
const extension = (inside: string): string => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const timer = (inside: string): string =>
  task('intermediateCatchEvent', '', `<bpmn:timerEventDefinition id="t">${inside}</bpmn:timerEventDefinition>`);
const feel = (element: string, text: string, attributes = 'language="feel"'): string =>
  `<bpmn:${element} xsi:type="bpmn:tFormalExpression" ${attributes}>${text}</bpmn:${element}>`;
const call = (attributes: string, inside = ''): string => task('callActivity', attributes, inside);
const bound = 'calledElement="child" camunda:calledElementBinding="deployment"';

const condition = (text: string, attributes = 'language="feel"'): string =>
  source(
    `<bpmn:startEvent id="begun"/><bpmn:exclusiveGateway id="evil" default="no"/><bpmn:endEvent id="a"/><bpmn:endEvent id="b"/>
     <bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="evil"/><bpmn:sequenceFlow id="no" sourceRef="evil" targetRef="a"/>
     <bpmn:sequenceFlow id="yes" sourceRef="evil" targetRef="b">${feel('conditionExpression', text, attributes)}</bpmn:sequenceFlow>`,
  );

const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index] ?? 'a'};`.repeat(10)}">`)
  .join('')}]>`;

/** name → the text and the code it is refused with. Codes are stable: screens and analysts know them. */
export const hostileSources: Readonly<Record<string, readonly [code: string, xml: string]>> = {
  'a script task': [
    'element-not-allowed',
    task('scriptTask', 'scriptFormat="javascript"', '<bpmn:script>1</bpmn:script>'),
  ],
  'a script from a resource': ['element-not-allowed', task('scriptTask', 'camunda:resource="deployment://evil.js"')],
  'a Java class': ['attribute-not-allowed', task('serviceTask', 'camunda:class="java.lang.Runtime"')],
  'a delegate expression': ['attribute-not-allowed', task('serviceTask', 'camunda:delegateExpression="${dataSource}"')],
  'an expression as a task': ['attribute-not-allowed', task('serviceTask', 'camunda:expression="${x.y()}"')],
  'an unprefixed class': ['attribute-not-allowed', task('serviceTask', 'class="java.lang.Runtime"')],
  'a shell task': ['topic-not-external', task('serviceTask', 'camunda:type="shell"')],
  'a mail task': ['topic-not-external', task('serviceTask', 'camunda:type="mail"')],
  'a task of no type': ['topic-not-external', task('serviceTask')],
  'an unknown topic': ['topic-unknown', task('serviceTask', 'camunda:type="external" camunda:topic="format-the-disk"')],
  'a topic with an expression': [
    'expression-not-allowed',
    task('serviceTask', 'camunda:type="external" camunda:topic="${topic}"'),
  ],
  'a send task': ['element-not-allowed', task('sendTask', 'camunda:class="x"')],
  'a business rule task': ['element-not-allowed', task('businessRuleTask', 'camunda:decisionRef="x"')],
  'a manual task': ['element-not-allowed', task('manualTask')],
  'a receive task': ['element-not-allowed', task('receiveTask')],
  'a connector': [
    'element-not-allowed',
    external(extension('<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>')),
  ],
  'an execution listener': [
    'element-not-allowed',
    external(extension('<camunda:executionListener class="x" event="start"/>')),
  ],
  'a listener with a script': [
    'element-not-allowed',
    external(
      extension(
        '<camunda:executionListener event="start"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener>',
      ),
    ),
  ],
  'a task listener': [
    'element-not-allowed',
    task(
      'userTask',
      'camunda:candidateGroups="lead:reviewer"',
      extension('<camunda:taskListener expression="${x}" event="create"/>'),
    ),
  ],
  'an input parameter': [
    'element-not-allowed',
    external(
      extension(
        '<camunda:inputOutput><camunda:inputParameter name="a">${x.y()}</camunda:inputParameter></camunda:inputOutput>',
      ),
    ),
  ],
  'an input parameter with a script': [
    'element-not-allowed',
    external(
      extension(
        '<camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="js">1</camunda:script></camunda:inputParameter></camunda:inputOutput>',
      ),
    ),
  ],
  'a field injection': ['element-not-allowed', external(extension('<camunda:field name="command" stringValue="id"/>'))],
  'a literal with an expression': [
    'expression-not-allowed',
    external(extension('<camunda:properties><camunda:property name="outcome" value="${x}"/></camunda:properties>')),
  ],
  'a literal with markup': [
    'property-not-readable',
    external(
      extension('<camunda:properties><camunda:property name="outcome" value="&lt;b&gt;"/></camunda:properties>'),
    ),
  ],
  'a retry cycle': [
    'element-not-allowed',
    external(extension('<camunda:failedJobRetryTimeCycle>R9999/PT1S</camunda:failedJobRetryTimeCycle>')),
  ],
  'asynchronous continuation': [
    'attribute-not-allowed',
    task('serviceTask', 'camunda:type="external" camunda:topic="work" camunda:asyncBefore="true"'),
  ],
  'a task priority': [
    'attribute-not-allowed',
    task('serviceTask', 'camunda:type="external" camunda:topic="work" camunda:taskPriority="${x}"'),
  ],
  'an element template of somebody else': ['attribute-not-allowed', task('serviceTask', 'camunda:modelerTemplate="x"')],
  'an attribute of another engine': [
    'attribute-not-allowed',
    around('<bpmn:serviceTask id="evil" a:class="x" xmlns:a="http://activiti.org/bpmn"/>'),
  ],
  'an element of another world': ['element-not-allowed', external(extension('<x:evil xmlns:x="urn:x"/>'))],
  'a form by address': [
    'attribute-not-allowed',
    task('userTask', 'camunda:candidateGroups="lead:reviewer" camunda:formKey="http://evil.example/form"'),
  ],
  'form data with a validator': ['element-not-allowed', task('userTask', '', extension('<camunda:formData/>'))],
  'an assignee': ['attribute-not-allowed', task('userTask', 'camunda:assignee="${x}"')],
  'a due date': ['attribute-not-allowed', task('userTask', 'camunda:dueDate="${now()}"')],
  'a role with an expression': ['expression-not-allowed', task('userTask', 'camunda:candidateGroups="${x.y()}"')],
  'two roles': ['role-not-readable', task('userTask', 'camunda:candidateGroups="lead:reviewer,lead:approver"')],
  'no role': ['role-not-readable', task('userTask')],
  'an expression in a name': [
    'expression-not-allowed',
    around('<bpmn:userTask id="evil" name="${x.y()}" camunda:candidateGroups="lead:reviewer"/>'),
  ],
  'a deferred expression in a name': [
    'expression-not-allowed',
    around('<bpmn:userTask id="evil" name="#{x}" camunda:candidateGroups="lead:reviewer"/>'),
  ],
  'a deferred expression with a gap': [
    'expression-not-allowed',
    around('<bpmn:userTask id="evil" name="# {x}" camunda:candidateGroups="lead:reviewer"/>'),
  ],
  'an expression written as character references': [
    'expression-not-allowed',
    around('<bpmn:userTask id="evil" name="&#36;&#123;x&#125;" camunda:candidateGroups="lead:reviewer"/>'),
  ],
  'an expression in documentation': [
    'expression-not-allowed',
    external('<bpmn:documentation>${x.getClass()}</bpmn:documentation>'),
  ],
  'a timer cycle': ['attribute-not-allowed', timer(feel('timeCycle', 'R/PT1S'))],
  'a timer duration': ['attribute-not-allowed', timer(feel('timeDuration', 'PT1S'))],
  'a timer with a fixed date': ['timer-not-a-date', timer(feel('timeDate', '2026-01-01T00:00:00Z'))],
  'a timer with an expression': ['expression-not-allowed', timer(feel('timeDate', '${x}'))],
  'a timer with a call': ['timer-not-a-date', timer(feel('timeDate', 'now()'))],
  'a timer in another language': ['timer-not-a-date', timer(feel('timeDate', 'dueAt', 'language="juel"'))],
  'a condition of the engine': ['expression-not-allowed', condition('${a == 1}')],
  'a condition with a call': ['condition-not-readable', condition('a.getClass() = 1')],
  'a condition with a function': ['condition-not-readable', condition('contains(a, "b")')],
  'a condition with an index': ['condition-not-readable', condition('a[1] = 1')],
  'a condition on the engine itself': ['condition-not-readable', condition('execution = "x"')],
  'a condition that closes its text': ['condition-not-readable', condition('a = "x\' || execution || \'"')],
  'a condition with a backslash': ['condition-not-readable', condition('a = "x\\\\"')],
  'a condition in another language': ['condition-not-readable', condition('a = 1', 'language="groovy"')],
  'a condition from a resource': [
    'attribute-not-allowed',
    condition('a = 1', 'language="feel" camunda:resource="deployment://x.js"'),
  ],
  'a condition nested without end': ['condition-not-readable', condition(`${'('.repeat(200)}a${')'.repeat(200)}`)],
  'a condition on a plain flow': [
    'condition-misplaced',
    source(
      `<bpmn:startEvent id="begun"/><bpmn:endEvent id="done"/><bpmn:sequenceFlow id="f" sourceRef="begun" targetRef="done">${feel('conditionExpression', 'a')}</bpmn:sequenceFlow>`,
    ),
  ],
  'a call of the latest version': [
    'call-not-bound',
    call('calledElement="child" camunda:calledElementBinding="latest"'),
  ],
  'a call bound to nothing': ['call-not-bound', call('calledElement="child"')],
  'a call of another version': ['attribute-not-allowed', call(`${bound} camunda:calledElementVersion="1"`)],
  'a call of another tenant': ['attribute-not-allowed', call(`${bound} camunda:calledElementTenantId="x"`)],
  'a call chosen at run time': [
    'expression-not-allowed',
    call('calledElement="${x}" camunda:calledElementBinding="deployment"'),
  ],
  'a call of a part that is not there': ['part-unknown', call(bound)],
  'a call of a case': ['attribute-not-allowed', call('camunda:caseRef="x"')],
  'a call that hands over everything': [
    'attribute-not-allowed',
    call(bound, extension('<camunda:in variables="all"/>')),
  ],
  'a call that hands over an expression': [
    'attribute-not-allowed',
    call(bound, extension('<camunda:in sourceExpression="${x}" target="a"/>')),
  ],
  'a call with a business key of its own': [
    'attribute-not-allowed',
    call(bound, extension('<camunda:in businessKey="other"/>')),
  ],
  'a call that takes over the case number': [
    'mapping-not-allowed',
    call(bound, extension('<camunda:in source="a" target="caseNo"/>')),
  ],
  'a loop over a collection': [
    'attribute-not-allowed',
    call(bound, '<bpmn:multiInstanceLoopCharacteristics camunda:collection="${x}"/>'),
  ],
  'a loop with a completion condition': [
    'attribute-not-allowed',
    call(
      bound,
      `<bpmn:multiInstanceLoopCharacteristics>${feel('loopCardinality', 'n')}${feel('completionCondition', 'x')}</bpmn:multiInstanceLoopCharacteristics>`,
    ),
  ],
  'a loop with a fixed count': [
    'multi-instance-not-allowed',
    call(
      bound,
      `<bpmn:multiInstanceLoopCharacteristics>${feel('loopCardinality', '1000000')}</bpmn:multiInstanceLoopCharacteristics>`,
    ),
  ],
  'a loop around a task': [
    'attribute-not-allowed',
    external(
      `<bpmn:multiInstanceLoopCharacteristics>${feel('loopCardinality', 'n')}</bpmn:multiInstanceLoopCharacteristics>`,
    ),
  ],
  'a standard loop': ['element-not-allowed', call(bound, '<bpmn:standardLoopCharacteristics/>')],
  'a signal': ['element-not-allowed', task('intermediateThrowEvent', '', '<bpmn:signalEventDefinition id="s"/>')],
  'a conditional event': [
    'element-not-allowed',
    task(
      'intermediateCatchEvent',
      '',
      `<bpmn:conditionalEventDefinition id="c">${feel('condition', '${x}')}</bpmn:conditionalEventDefinition>`,
    ),
  ],
  'an event that waits for nothing': ['event-not-allowed', task('intermediateCatchEvent')],
  'two triggers at once': [
    'event-not-allowed',
    task(
      'intermediateCatchEvent',
      '',
      `<bpmn:timerEventDefinition id="t1">${feel('timeDate', 'a')}</bpmn:timerEventDefinition><bpmn:timerEventDefinition id="t2">${feel('timeDate', 'b')}</bpmn:timerEventDefinition>`,
    ),
  ],
  'a message with an expression': [
    'expression-not-allowed',
    around(
      '<bpmn:intermediateCatchEvent id="evil"><bpmn:messageEventDefinition id="m" messageRef="msg"/></bpmn:intermediateCatchEvent>',
      { roots: '<bpmn:message id="msg" name="${x}"/>' },
    ),
  ],
  'a start by message': [
    'event-not-allowed',
    source('<bpmn:startEvent id="begun"><bpmn:messageEventDefinition id="m" messageRef="msg"/></bpmn:startEvent>', {
      roots: '<bpmn:message id="msg" name="go"/>',
    }),
  ],
  'a start by timer': [
    'event-not-allowed',
    source(
      `<bpmn:startEvent id="begun"><bpmn:timerEventDefinition id="t">${feel('timeDate', 'a')}</bpmn:timerEventDefinition></bpmn:startEvent>`,
    ),
  ],
  'an inclusive gateway': ['element-not-allowed', task('inclusiveGateway')],
  'an ad-hoc sub-process': ['element-not-allowed', task('adHocSubProcess')],
  'a transaction': ['element-not-allowed', task('transaction')],
  'a data object': ['element-not-allowed', source('<bpmn:dataObject id="d"/>')],
  'a pool': ['element-not-allowed', source('', { roots: '<bpmn:collaboration id="c"/>' })],
  'two processes': ['process-count', source('', { roots: '<bpmn:process id="other" isExecutable="true"/>' })],
  'an import': [
    'attribute-not-allowed',
    source('', { roots: '<bpmn:import importType="x" location="http://evil.example/x.xsd" namespace="x"/>' }),
  ],
  'an error with code': ['element-not-allowed', source('', { roots: '<bpmn:error id="e" errorCode="x"/>' })],
  'a process under another name': [
    'process-id',
    source('').replace('<bpmn:process id="hostile"', '<bpmn:process id="road-occupation"'),
  ],
  'a process starter': [
    'attribute-not-allowed',
    source('').replace('isExecutable', 'camunda:candidateStarterGroups="x" isExecutable'),
  ],
  'an id with markup': [
    'id-not-allowed',
    around('<bpmn:userTask id="evil.task" camunda:candidateGroups="lead:reviewer"/><bpmn:serviceTask id="evil"/>'),
  ],
  'the same id twice': ['source-unreadable', around('<bpmn:task id="evil"/><bpmn:task id="evil"/>')],
  'a document type': ['source-doctype', source('', { before: '<!DOCTYPE x>' })],
  'an external entity': [
    'source-doctype',
    source('&x;', { before: '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }),
  ],
  'a billion laughs': ['source-doctype', source('&j;', { before: laughs })],
  'an undeclared entity': ['source-entity', around('<bpmn:userTask id="evil" name="&nbsp;"/>')],
  'a processing instruction': [
    'source-instruction',
    source('', { before: '<?xml version="1.0"?><?xml-stylesheet href="evil.xsl"?>' }),
  ],
  'character data': ['source-cdata', external('<bpmn:documentation><![CDATA[${x}]]></bpmn:documentation>')],
  'another encoding': ['source-unreadable', source('', { before: '<?xml version="1.0" encoding="UTF-7"?>' })],
  'a prefix bound to something else': [
    'attribute-not-allowed',
    source('').replace('http://camunda.org/schema/1.0/bpmn', 'http://activiti.org/bpmn'),
  ],
  'a control character': ['source-unreadable', external('<bpmn:documentation>\u0001</bpmn:documentation>')],
  'endless nesting': ['source-too-deep', source('<bpmn:subProcess id="s">'.repeat(5000))],
  'too many elements': ['source-too-large', source('<bpmn:endEvent/>'.repeat(20_000))],
  'a huge text': ['source-too-large', external(`<bpmn:documentation>${'大'.repeat(700_000)}</bpmn:documentation>`)],
  'a huge attribute': ['source-too-large', around(`<bpmn:userTask id="evil" name="${'x'.repeat(5000)}"/>`)],
  'a thousand attributes': [
    'source-too-large',
    around(`<bpmn:task id="evil" ${Array.from({ length: 1000 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
  ],
  'an unfinished tag': ['source-unreadable', '<bpmn:definitions '],
  'no XML at all': ['source-unreadable', 'hello'],
  'another document': ['source-unreadable', '<html><body/></html>'],
};
