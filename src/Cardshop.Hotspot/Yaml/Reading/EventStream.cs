using Cardshop.Hotspot.Yaml.Reading.Syntax;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>The parser's events one after the other, checked against what YAML 1.1 asks for, with its errors in our form.</summary>
internal sealed class EventStream
{
    private readonly string _source;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Lexer _lexer;

    public EventStream(string text)
    {
        _source = text.StartsWith(SourceText.ByteOrderMark) ? text[1..] : text;
        _scanner = new Scanner(new StringReader(_source));
        _parser = new Parser(_scanner);
        _lexer = new Lexer(_source);
        Advance();
    }

    /// <summary>The event at hand.</summary>
    public ParsingEvent Current { get; private set; } = null!;

    /// <summary>Where the event at hand starts.</summary>
    public YamlPosition At { get; private set; } = new(1, 1);

    /// <summary>
    /// Whether the event at hand, a key in block style, was made up for a colon without one. An empty key stands right behind its
    /// <c>?</c>.
    /// </summary>
    public bool IsMadeUpKey =>
        Current is Scalar { Start.Index: var start, End.Index: var end } && start == end && (start == 0 || _source[(int)start - 1] != '?');

    /// <summary>Where the next colon stands; the parser does not place the keys that it makes up.</summary>
    public YamlPosition NextColon => SourceText.PositionAt(_source, Math.Max(_lexer.End, _source.IndexOf(':', _lexer.End)));

    /// <summary>Takes the event at hand and goes on to the next.</summary>
    public T Take<T>()
        where T : ParsingEvent
    {
        if (Current is not T taken)
        {
            throw new YamlSyntaxException(At, "the text is not complete here");
        }

        if (taken is not StreamEnd)
        {
            Advance();
        }

        return taken;
    }

    private static YamlPosition Position(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private void Advance()
    {
        Parse();
        if (_lexer.TryLocate(Current, out var lexeme) && SyntaxRules.Check(lexeme) is { } objection)
        {
            throw new YamlSyntaxException(SourceText.PositionAt(_source, objection.Index), objection.Message);
        }

        // The parser gives no place to a mapping of one pair within brackets: it starts about where the item before it ended.
        At = Current.Start.Equals(Mark.Empty) ? At : Position(Current.Start);
    }

    private void Parse()
    {
        try
        {
            _parser.MoveNext();
            Current = _parser.Current ?? throw new YamlSyntaxException(Position(_scanner.CurrentPosition), "the text is not complete here");
        }
        catch (YamlException error)
        {
            throw new YamlSyntaxException(Position(error.Start.Equals(Mark.Empty) ? _scanner.CurrentPosition : error.Start), error.Message);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // How the parser itself stumbles: over content behind "...", a line in brackets that is indented too little, a tag that is no URI.
            throw new YamlSyntaxException(
                Position(_scanner.CurrentPosition),
                "the text cannot be read from about here on; if this is within brackets or braces, indent it");
        }
    }
}
