using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Cardshop.Reporting;

/// <summary>
/// Speaks JSON lines on standard output, and to people on standard error:
/// <code>
/// {"event":"progress","stage":"fetch","item":"https://…/a.zim","done":1048576,"total":123456789,"rate":52428800,"eta":2.3}
/// {"event":"notice","message":"…"}
/// {"event":"error","message":"…"}
/// {"event":"result","exitCode":0,…}
/// </code>
/// </summary>
internal sealed class JsonReporter(Stream output, TextWriter people, TimeProvider clock) : IReporter
{
    /// <summary>Nobody puts this into a web page, so that addresses can stay as they are: <c>?a=1&amp;b=2</c></summary>
    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly ItemMeters _meters = new(clock, TimeSpan.FromMilliseconds(200));

    public void Say(string text) => people.WriteLine(text);

    public void Step<T>(string kind, T value, JsonTypeInfo<T> type, string text)
    {
        if (text.Length > 0)
        {
            Say(text);
        }

        Write(kind, writer => WriteMembers(writer, value, type));
    }

    public void Notice(string text) => WriteMessage("notice", text);

    public void Error(string text)
    {
        people.WriteLine(text);
        WriteMessage("error", text);
    }

    public void Progress(StageProgress progress)
    {
        lock (_lock)
        {
            if (_meters.TakeIfDue(progress) is { } meter)
            {
                WriteProgress(progress, meter);
            }
        }
    }

    public void Result<T>(int exitCode, T value, JsonTypeInfo<T> type, string text)
    {
        if (text.Length > 0)
        {
            people.WriteLine(text);
        }

        Write("result", writer =>
        {
            writer.WriteNumber("exitCode", exitCode);
            WriteMembers(writer, value, type);
        });
    }

    public void Dispose() => output.Flush();

    private static void WriteMembers<T>(Utf8JsonWriter writer, T value, JsonTypeInfo<T> type)
    {
        foreach (var property in JsonSerializer.SerializeToElement(value, type).EnumerateObject())
        {
            property.WriteTo(writer);
        }
    }

    private void WriteMessage(string kind, string text) => Write(kind, writer => writer.WriteString("message", text));

    private void WriteProgress(StageProgress progress, RateMeter meter) => Write("progress", writer =>
    {
        writer.WriteString("stage", progress.Stage);
        writer.WriteString("item", progress.Item);
        writer.WriteNumber("done", progress.Done);
        if (progress.Total is { } total)
        {
            writer.WriteNumber("total", total);
        }

        writer.WriteNumber("rate", Math.Round(meter.Rate));
        if (meter.TimeLeft(progress.Done, progress.Total) is { } left)
        {
            writer.WriteNumber("eta", Math.Round(left.TotalSeconds, 1));
        }
    });

    private void Write(string kind, Action<Utf8JsonWriter> content)
    {
        lock (_lock)
        {
            using (var writer = new Utf8JsonWriter(output, Plainly))
            {
                writer.WriteStartObject();
                writer.WriteString("event", kind);
                content(writer);
                writer.WriteEndObject();
            }

            output.Write("\n"u8);
            output.Flush();
        }
    }
}
