import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Field, type FieldProps } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import "./Picker.css";
import { findItems, type PickerItem } from "./pickerItems.ts";
import { Skeleton } from "./Skeleton.tsx";
import { SearchBox } from "./TextField.tsx";

export interface PickerWords {
  /** In the box while nothing is chosen. */
  choose: string;
  search: string;
  clear: string;
  close: string;
  recent: string;
  all: string;
  more: string;
  loading: string;
  none: (search: string) => string;
}

interface PickerProps extends FieldProps {
  /** The chosen item's value. */
  value: string | undefined;
  /** What the box says for it; without, the item's label. */
  valueLabel?: string | undefined;
  /** Undefined while they are being read. */
  items: readonly PickerItem[] | undefined;
  /** Values used lately, latest first. */
  recent?: readonly string[] | undefined;
  onPick: (value: string) => void;
  /** Searches where the items are too many to be listed; without, they are searched by their words. */
  find?: ((search: string) => readonly PickerItem[]) | undefined;
  words: PickerWords;
}

const pageSize = 50;

/** One of many: a box that opens a searchable list over the whole screen. */
export function Picker({ value, valueLabel, items, recent, onPick, find, words, ...field }: PickerProps) {
  const [open, setOpen] = useState(false);
  const chosen = valueLabel ?? items?.find((item) => item.value === value)?.label;
  return (
    <Field {...field}>
      {(control) => (
        <>
          {/* The name must hold label and value: a button's own text would hide the label. */}
          <button
            id={control.id}
            aria-describedby={control["aria-describedby"]}
            type="button"
            class="box picker-box"
            aria-haspopup="dialog"
            aria-label={`${field.label}: ${chosen ?? words.choose}`}
            onClick={() => setOpen(true)}
          >
            <span class={chosen ? undefined : "hint"}>{chosen ?? words.choose}</span>
            <Icon name="chevron-right" size={20} />
          </button>
          <Dialog
            open={open}
            onClose={() => setOpen(false)}
            title={field.label}
            closeLabel={words.close}
            size="full"
            class="picker"
          >
            <PickerList
              label={field.label}
              value={value}
              items={items}
              recent={recent}
              find={find}
              words={words}
              onPick={(picked) => {
                setOpen(false);
                onPick(picked);
              }}
            />
          </Dialog>
        </>
      )}
    </Field>
  );
}

type PickerListProps = Pick<PickerProps, "value" | "items" | "recent" | "onPick" | "find" | "words"> & {
  label: string;
};

/** The list inside; on its own it serves pages that are nothing but a choice. */
export function PickerList({ label, value, items, recent = [], onPick, find, words }: PickerListProps) {
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(pageSize);
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  const found = useMemo(() => (find ? find(search) : findItems(items ?? [], search)), [items, search, find]);
  const lately = search ? [] : recent.flatMap((each) => items?.find((item) => item.value === each) ?? []);
  const rest = found.filter((item) => !lately.includes(item));
  const visible = [...lately, ...rest.slice(0, shown)];

  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  if (!items) return <Skeleton label={words.loading} rows={4} />;

  const option = (item: PickerItem, index: number) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the search box holds focus and takes the keys
    <div
      key={item.value}
      id={`${id}-${index}`}
      data-index={index}
      class={index === active ? "picker-option active" : "picker-option"}
      role="option"
      aria-selected={item.value === value}
      onClick={() => onPick(item.value)}
    >
      <span>
        {item.label}
        {item.detail && <small>{item.detail}</small>}
      </span>
      {item.value === value && <Icon name="check" size={20} />}
    </div>
  );

  return (
    <div class="picker-list">
      <SearchBox
        label={words.search}
        clearLabel={words.clear}
        value={search}
        onInput={(text) => {
          setSearch(text);
          setActive(0);
          setShown(pageSize);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setActive(Math.min(active + 1, visible.length - 1));
          else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
          else if (event.key === "Enter" && visible[active]) onPick(visible[active].value);
          else return;
          event.preventDefault();
        }}
        // On a phone the keyboard would cover the ones used lately.
        autoFocus={matchMedia("(pointer: fine)").matches}
        combobox={{ listId: `${id}-list`, activeId: visible.length > 0 ? `${id}-${active}` : undefined }}
      />
      <p class="unseen" role="status">
        {search && found.length === 0 ? words.none(search) : ""}
      </p>
      <div
        class="picker-options"
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        ref={list}
        hidden={visible.length === 0}
      >
        {lately.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a list box
          <div role="group" aria-label={words.recent}>
            <p class="picker-heading" aria-hidden="true">
              {words.recent}
            </p>
            {lately.map(option)}
          </div>
        )}
        {rest.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a list box
          <div role="group" aria-label={words.all}>
            {lately.length > 0 && (
              <p class="picker-heading" aria-hidden="true">
                {words.all}
              </p>
            )}
            {rest.slice(0, shown).map((item, index) => option(item, index + lately.length))}
          </div>
        )}
      </div>
      {visible.length === 0 && <p class="hint">{words.none(search)}</p>}
      {rest.length > shown && (
        <Button look="line" wide onClick={() => setShown(shown + pageSize)}>
          {words.more}
        </Button>
      )}
    </div>
  );
}
