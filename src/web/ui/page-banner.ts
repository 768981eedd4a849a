/** What stands at the top of every page, below its head: nothing, unless the frame around the pages says something. */
import { createContext, type ReactNode } from 'react';

export const PageBanner = createContext<ReactNode>(null);
