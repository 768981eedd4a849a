/** Tells a page whether it stands inside the shell, which brings the main landmark and the frame. */
import { createContext, useContext } from 'react';

export const InsideShell = createContext(false);

/** True below the shell. */
export function useInsideShell(): boolean {
  return useContext(InsideShell);
}
