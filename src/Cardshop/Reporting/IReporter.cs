using System.Text.Json.Serialization.Metadata;

namespace Cardshop.Reporting;

/// <summary>What a command tells its user, be it a person or a program.</summary>
internal interface IReporter : IDisposable
{
    /// <summary>Something that happened; a person may want to know.</summary>
    void Say(string text);

    /// <summary>Something that happened, which a program may want to know too.</summary>
    /// <param name="kind">The event of its JSON line.</param>
    /// <param name="value">For programs.</param>
    /// <param name="type">How <paramref name="value"/> is written as JSON.</param>
    /// <param name="text">For people.</param>
    void Step<T>(string kind, T value, JsonTypeInfo<T> type, string text);

    /// <summary>Something that the user should look at, though the work goes on.</summary>
    void Notice(string text);

    /// <summary>Why the work stops, one of possibly several reasons.</summary>
    void Error(string text);

    /// <summary>How far long work is. Called as often as the work likes.</summary>
    void Progress(StageProgress progress);

    /// <summary>Shows a table for as long as what is returned is not disposed. Null where that cannot be done; progress is told otherwise then.</summary>
    IDisposable? Show(LiveTable table) => null;

    /// <summary>The outcome; said once, last.</summary>
    /// <param name="exitCode">What the program will end with.</param>
    /// <param name="value">For programs.</param>
    /// <param name="type">How <paramref name="value"/> is written as JSON.</param>
    /// <param name="text">For people; may have several lines, empty for none.</param>
    void Result<T>(int exitCode, T value, JsonTypeInfo<T> type, string text);
}
