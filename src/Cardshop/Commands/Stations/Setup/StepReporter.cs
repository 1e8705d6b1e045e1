using System.Text.Json.Serialization.Metadata;
using Cardshop.Reporting;

namespace Cardshop.Commands.Stations.Setup;

/// <summary>What a step says at its end is not the end of what is said.</summary>
internal sealed class StepReporter(IReporter whole) : IReporter
{
    public void Say(string text) => whole.Say(text);

    public void Step<T>(string kind, T value, JsonTypeInfo<T> type, string text) => whole.Step(kind, value, type, text);

    public void Notice(string text) => whole.Notice(text);

    public void Error(string text) => whole.Error(text);

    public void Progress(StageProgress progress) => whole.Progress(progress);

    public void Result<T>(int exitCode, T value, JsonTypeInfo<T> type, string text)
    {
        if (text.Length > 0)
        {
            whole.Say(text);
        }
    }

    /// <summary>Who has the whole ends it.</summary>
    public void Dispose()
    {
    }
}
