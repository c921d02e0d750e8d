import { Input } from 'antd';

interface Props {
  value: string;
  /** what one can search for; also its name for those who do not see it */
  what: string;
  className: string;
  onSearch: (text: string) => void;
}

/** Searches on Enter or on the glass; emptied from outside, it is empty. */
export const SearchField = ({ value, what, className, onSearch }: Props) => (
  <Input.Search
    key={value}
    className={className}
    defaultValue={value}
    placeholder={what}
    aria-label={what}
    allowClear
    onSearch={(text) => onSearch(text.trim())}
  />
);
