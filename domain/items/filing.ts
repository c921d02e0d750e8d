import { Type, type Static } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;
const Name = (title: string) => Type.String({ title, minLength: 1, maxLength: 100 });
const Phone = (title: string) => Type.String({ title, pattern: '^[0-9+-]{5,20}$', errorMessage: '电话号码不正确' });
const Email = Type.String({ title: '电子邮箱', format: 'email', maxLength: 200 });
const Address = Type.String({ title: '地址', minLength: 1, maxLength: 200 });

const Person = Type.Object(
  {
    kind: Type.Literal('person'),
    name: Name('姓名'),
    idNumber: Type.String({ title: '公民身份号码', format: 'id-number' }),
    contactName: Type.Optional(Name('联系人')),
    phone: Phone('联系电话'),
    email: Type.Optional(Email),
    address: Address,
  },
  closed,
);

const Organisation = Type.Object(
  {
    kind: Type.Literal('organisation'),
    name: Name('单位名称'),
    uscc: Type.String({ title: '统一社会信用代码', format: 'uscc' }),
    contactName: Name('联系人'),
    phone: Phone('联系电话'),
    email: Type.Optional(Email),
    address: Address,
  },
  closed,
);

const Delivery = Type.Object(
  {
    method: Type.Union([Type.Literal('courier'), Type.Literal('pickup')], { title: '送达方式' }),
    recipient: Type.Optional(Name('收件人')),
    phone: Type.Optional(Phone('收件人电话')),
    address: Type.Optional(Type.String({ title: '收件地址', minLength: 1, maxLength: 200 })),
  },
  {
    ...closed,
    if: { properties: { method: { const: 'courier' } } },
    then: { required: ['recipient', 'phone', 'address'] },
  },
);

/** What opens a case. `form` is checked against the item's own filing form. */
export const Filing = Type.Object(
  {
    item: Type.String(),
    applicant: Type.Unsafe<Static<typeof Person> | Static<typeof Organisation>>({
      type: 'object',
      required: ['kind'],
      properties: { kind: { enum: ['person', 'organisation'], title: '申请人类型' } },
      if: { properties: { kind: { const: 'person' } } },
      then: Person,
      else: { if: { properties: { kind: { const: 'organisation' } } }, then: Organisation },
    }),
    form: Type.Record(Type.String(), Type.Unknown()),
    materials: Type.Array(
      Type.Object(
        {
          key: Type.String(),
          uploadId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
          isDemanded: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
      { maxItems: 100 },
    ),
    delivery: Delivery,
  },
  closed,
);
export type Filing = Static<typeof Filing>;
export type Applicant = Filing['applicant'];
export type FiledMaterial = Filing['materials'][number];
