import { useSearchParams } from 'react-router';

/** Filters by name; one that is not set is absent. */
export type AddressFilters<Name extends string> = Partial<Record<Name, string>>;

/** Filters live in the address, so that a list can be sent to a colleague and the back button works. Empty ones go. */
export const useAddressFilters = <const Name extends string>(
  names: readonly Name[],
): [AddressFilters<Name>, (change: { [N in Name]?: string | undefined }) => void] => {
  const [parameters, setParameters] = useSearchParams();
  const filters: AddressFilters<Name> = {};
  for (const name of names) {
    const value = parameters.get(name);
    if (value !== null) filters[name] = value;
  }
  const change = (changes: { [N in Name]?: string | undefined }) =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries<string | undefined>(changes)) {
        if (value === undefined || value === '') after.delete(name);
        else after.set(name, value);
      }
      return after;
    });
  return [filters, change];
};
