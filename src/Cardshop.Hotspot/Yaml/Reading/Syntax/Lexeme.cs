using YamlDotNet.Core.Events;

namespace Cardshop.Hotspot.Yaml.Reading.Syntax;

/// <summary>A piece of the source that one event stands for, and what separates it from the piece before.</summary>
internal readonly ref struct Lexeme
{
    /// <summary>What the parser made of it.</summary>
    public required ParsingEvent Event { get; init; }

    /// <summary>
    /// White space and indicators between the piece before and this one. Comments and directives are blanked out, so that an index into it
    /// plus
    /// <see cref="GapStart"/> is an index into the source.
    /// </summary>
    public required ReadOnlySpan<char> Gap { get; init; }

    /// <summary>Where the gap starts in the source.</summary>
    public required int GapStart { get; init; }

    /// <summary>The piece itself, without its tag and anchor.</summary>
    public required ReadOnlySpan<char> Content { get; init; }

    /// <summary>Where the content starts in the source.</summary>
    public required int ContentStart { get; init; }

    /// <summary>The character behind the content; a line feed at the end of the source.</summary>
    public required char Next { get; init; }

    /// <summary>Collections around it.</summary>
    public required int Depth { get; init; }

    /// <summary>The innermost of these is in brackets or braces.</summary>
    public required bool IsInFlow { get; init; }

    /// <summary>The piece before is a scalar or an alias.</summary>
    public required bool FollowsNode { get; init; }
}
