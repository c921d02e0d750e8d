import camundaDescriptor from 'camunda-bpmn-moddle/resources/camunda.json';
import { fontFamily, palette } from '../../ui-kit/theme/theme.ts';

/** Colours, type and vocabulary common to every canvas, edited or not. */
export const modelerLooks = {
  moddleExtensions: { camunda: camundaDescriptor },
  bpmnRenderer: {
    defaultFillColor: palette.surface,
    defaultStrokeColor: '#33475b',
    defaultLabelColor: palette.ink,
  },
  textRenderer: {
    defaultStyle: { fontFamily, fontSize: 12, lineHeight: 1.25 },
    // the models leave 12 px of room per character
    externalStyle: { fontFamily, fontSize: 11.5, lineHeight: 1.25 },
  },
  minimap: { open: false },
};
