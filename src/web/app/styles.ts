/** The style sheets of the whole app, in the order in which they build on each other. */
import '@mantine/core/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/mantine.css';
