namespace Cardshop.Formats.Hotspot.Yaml;

/// <summary>Makes texts that are nearly YAML: pieces of good documents with tokens put in, taken out and replaced, and plain token soup.</summary>
internal sealed class YamlMutants(Random random)
{
    private static readonly string[] Documents =
    [
        "---\nbase:\n  source: 1.2.1\nfiles:\n- to: /data/a\n  content: |-\n    -\n  via: direct\n- to: /data/b\n  content: |\n    {\n      \"a\": 1\n    }\n\n  size: 1\n",
        "list: [a, b, {c: d, e: [f]}, \"x y\", 'z''s']\nmap: {k: v, \"q\": 1, ? x : y}\nanchor: &a\n  one: 1\nalias: *a\nmerge:\n  <<: *a\n  two: 2\n",
        "folded: >\n  some text\n  more\n\n  para\nquoted: \"a\\tb \\u00e9 \\\n   cont\"\nplain: some\n  multi line\n  text # comment\n",
        "tagged: !!str 12\nset: !!set {a, b}\nbin: !!binary \"aGk=\"\nomap: !!omap [a: 1, b: 2]\n",
        "a: 1\nb:\n- c\n-\n  - d\n- e: f\n  g: h\n? complex\n: value\n...\n",
        "[a, b: c, [d], {e: f}, \"g\": h, ? i : j]\n",
        "{a: b, c: [d, e], \"f\": 'g', h, ? i: j}\n",
        "--- |2+\n  x\n \n\n   y\n...\n",
        "%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 1\nb: ! 12\nc: !<tag:yaml.org,2002:int> \"7\"\n",
        "- &x [1, 2]\n- *x\n- &y y\n- *y\n- !!float 1\n- ~\n- \n- \"multi\n  line\n\n  text\"\n- 'single\n  line'\n-\ttab\n",
    ];

    private static readonly string[] Tokens =
    [
        "\n", "\n", "  ", " ", "- ", "-", "? ", ": ", ":", "[", "]", "{", "}", ",", "\"", "'", "|", ">", "|-\n", ">+\n", "#", " #c", "&a ", "*a", "!!str ", "!x ", "! ", "\t", "<<", "=", "---\n",
        "...\n", "%", "@", "`", "\r", "\r\n", "\u0085", "\u2028", "\uFEFF", "\\", "\\n", "é", "a", "b", "0", "a: b", "\n- ", "\n  ", "null", "!", "&", "*", "\U0001F600", "?", "? a\n: b\n", "''",
        "\"\"", "[]", "{}",
    ];

    public string Next() => random.Next(2) == 0 ? Soup() : Mutate(Piece());

    private string Soup() => string.Concat(Enumerable.Range(0, random.Next(1, 15)).Select(_ => Token()));

    private string Piece()
    {
        var lines = Documents[random.Next(Documents.Length)].Split('\n');
        var start = random.Next(lines.Length);
        return random.Next(2) == 0 ? string.Join('\n', lines) : string.Join('\n', lines.Skip(start).Take(random.Next(1, 9))) + "\n";
    }

    private string Mutate(string text)
    {
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
        {
            var at = random.Next(text.Length + 1);
            var end = Math.Min(text.Length, at + random.Next(0, 6));
            text = text[..at] + (random.Next(4) == 0 ? "" : Token()) + text[end..];
        }

        return text;
    }

    private string Token() => Tokens[random.Next(Tokens.Length)];
}
