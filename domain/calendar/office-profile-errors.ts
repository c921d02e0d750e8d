import { defineError } from '../errors.ts';

export const officeProfileInvalid = defineError('invalid', 'office-profile-invalid', '办公时间不正确');
