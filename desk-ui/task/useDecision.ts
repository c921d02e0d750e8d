import { App, type FormInstance } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import type { FormValues } from '../../server/desk/form-schemas.ts';
import type { TaskDetail } from '../../server/desk/task-schemas.ts';
import { ApiError, textOfError } from '../../ui-kit/api/api-error.ts';
import { takeNextTask, useTaskActions } from './useTask.ts';

/** Submits the step's form, shows refusals at their fields, and goes to the next task when asked to. */
export const useDecision = (detail: TaskDetail, form: FormInstance<FormValues>) => {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const wantsNext = useRef(false);
  const { claim, release, decide } = useTaskActions(detail.task.id);

  const goOn = async () => {
    const next = await takeNextTask(detail.task.id);
    if (next === undefined) void message.info('没有其他待办任务了');
    await navigate(next === undefined ? '/tasks' : `/tasks/${next}`);
  };

  const submit = async (values: FormValues) => {
    try {
      await decide.mutateAsync({ values, version: detail.task.version });
      void message.success(`已提交：${detail.task.stepName}`);
      if (wantsNext.current) await goOn();
      else await navigate('/tasks');
    } catch (error) {
      showAtFields(error, form);
    }
  };

  return {
    claim,
    release,
    decide,
    submit: (values: FormValues) => void submit(values),
    send: (andNext: boolean) => {
      wantsNext.current = andNext;
      form.submit();
    },
    problem: problemOf(decide.error ?? claim.error ?? release.error),
  };
};

const problemOf = (error: Error | null): string | undefined => (error === null ? undefined : textOfError(error));

/** JSON pointers such as `/values/opinion` or `/opinion` name the field they belong to. */
const showAtFields = (error: unknown, form: FormInstance<FormValues>): void => {
  if (!(error instanceof ApiError)) return;
  const known = Object.keys(form.getFieldsValue());
  const fields = error.details.flatMap(({ pointer, message }) => {
    const name = pointer.split('/').find((part) => known.includes(part));
    return name === undefined ? [] : [{ name, errors: [message] }];
  });
  form.setFields(fields);
  if (fields[0] !== undefined) form.scrollToField(fields[0].name, { block: 'center', focus: true });
};
