import { useState } from "preact/hooks";
import { Button } from "./Button.tsx";
import type { FieldProps } from "./Field.tsx";
import { TextField } from "./TextField.tsx";

interface PasswordFieldProps extends Omit<FieldProps, "action" | "optional"> {
  value: string;
  onInput: (value: string) => void;
  /** For password managers: which of a person's passwords this is. */
  autoComplete: "current-password" | "new-password";
  words: { show: string; hide: string };
  autoFocus?: boolean | undefined;
}

/** A password, hidden until its owner wants to see it. Pasting is welcome. */
export function PasswordField({ words, ...props }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? "text" : "password"}
      autoCapitalize="off"
      action={
        <Button
          look="quiet"
          small
          icon={isShown ? "eye-off" : "eye"}
          aria-pressed={isShown}
          aria-controls={props.id}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? words.hide : words.show}
        </Button>
      }
    />
  );
}
