package captchas;

interface Source {
    Sample draw(Chooser chooser, boolean varied) throws Exception;
}
