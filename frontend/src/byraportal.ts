import './idle-watch';
import './keyboard';
