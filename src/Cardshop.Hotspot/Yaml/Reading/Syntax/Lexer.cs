using YamlDotNet.Core.Events;

namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>Finds the piece of the source that each event stands for.</summary>
internal sealed class Lexer(string source)
{
    private readonly Stack<bool> _isFlow = new();
    private bool _followsNode;

    /// <summary>Where the last piece ended.</summary>
    public int End { get; private set; }

    /// <summary>Finds the event's piece; there is none for the end of a collection, for example.</summary>
    public bool TryLocate(ParsingEvent parsed, out Lexeme lexeme)
    {
        lexeme = default;
        var depth = _isFlow.Count;
        var isInFlow = _isFlow.Count > 0 && _isFlow.Peek();
        Track(parsed);
        var (start, end) = ((int)parsed.Start.Index, (int)parsed.End.Index);
        if (parsed is not (NodeEvent or AnchorAlias or StreamEnd) || (end <= start && parsed is not StreamEnd) || start < End)
        {
            return false;
        }

        var contentStart = parsed is NodeEvent ? SkipProperties(start, end) : start;
        lexeme = new Lexeme
        {
            Event = parsed,
            Gap = Gap(End, start),
            GapStart = End,
            Content = source.AsSpan()[contentStart..end],
            ContentStart = contentStart,
            Next = end < source.Length ? source[end] : '\n',
            Depth = depth,
            IsInFlow = isInFlow,
            FollowsNode = _followsNode,
        };
        End = end;
        _followsNode = parsed is Scalar or AnchorAlias;
        return true;
    }

    private void Track(ParsingEvent parsed)
    {
        switch (parsed)
        {
            case MappingStart mapping:
                _isFlow.Push(mapping.Style == MappingStyle.Flow);
                break;
            case SequenceStart sequence:
                _isFlow.Push(sequence.Style == SequenceStyle.Flow);
                break;
            case MappingEnd or SequenceEnd:
                _isFlow.TryPop(out _);
                break;
        }
    }

    private ReadOnlySpan<char> Gap(int start, int end)
    {
        var written = source.AsSpan()[start..end];
        if (!written.ContainsAny('#', '%'))
        {
            return written;
        }

        var gap = written.ToArray();
        for (var i = 0; i < gap.Length; i++)
        {
            var isDirective = gap[i] == '%' && (i == 0 ? start == 0 : SourceText.IsBreak(gap[i - 1]));
            if (gap[i] == '#' || isDirective)
            {
                for (; i < gap.Length && !SourceText.IsBreak(gap[i]); i++)
                {
                    gap[i] = ' ';
                }
            }
        }

        return gap;
    }

    /// <summary>Passes over a tag and an anchor, in either order, and the white space and comments behind them.</summary>
    private int SkipProperties(int start, int end)
    {
        var index = start;
        while (index < end && source[index] is '!' or '&')
        {
            index = IndexOf(index, end, SourceText.IsSpace);
            do
            {
                index = IndexOf(index, end, character => !SourceText.IsSpace(character));
                index = index < end && source[index] == '#' ? IndexOf(index, end, SourceText.IsBreak) : index;
            }
            while (index < end && SourceText.IsSpace(source[index]));
        }

        return index;
    }

    private int IndexOf(int start, int end, Func<char, bool> isWanted)
    {
        while (start < end && !isWanted(source[start]))
        {
            start++;
        }

        return start;
    }
}
