export { webDarkTheme as dark, teamsHighContrastTheme as contrast } from '@fluentui/react-components';
