import './idle-watch';
import './keyboard';
import './menus';
