using System.Text;
using System.Text.Json;
using Cardshop.Imaging.Sources;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Queue;
using Cardshop.TestKit;
using Cardshop.Warehouse;
using Xunit;

namespace Cardshop.EndToEnd.Documentation;

/// <summary>
/// <c>docs/reference/configuration.md</c> is what the program says about its settings. Run this class with <c>CARDSHOP_WRITE_REFERENCE=1</c> to
/// write the page anew.
/// </summary>
public sealed class ConfigurationReferenceTests
{
    private const string Page = "docs/reference/configuration.md";
    private const string Mark = "<!-- What follows is generated; ConfigurationReferenceTests says how. -->\n";

    [Fact]
    public void The_reference_is_what_the_program_says()
    {
        var text = CheckoutFiles.Read(Page);
        var end = text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        Assert.True(end > Mark.Length, $"{Page} has no place for what is generated.");
        var expected = text[..end] + Generated();
        if (Environment.GetEnvironmentVariable("CARDSHOP_WRITE_REFERENCE") is { Length: > 0 })
        {
            File.WriteAllText(Checkout.PathOf(Page), expected);
            return;
        }

        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData(typeof(SchedulerOptions), "scheduler", "data_folder")]
    [InlineData(typeof(QueueOptions), "scheduler.queue")]
    [InlineData(typeof(MailOptions), "scheduler.mail")]
    [InlineData(typeof(SourcePolicyOptions), "scheduler.sources")]
    [InlineData(typeof(WarehouseOptions), "warehouse")]
    public void Everything_that_a_service_lets_one_choose_can_be_set(Type options, string section, params string[] except)
    {
        var keys = Settings().Select(setting => setting.GetProperty("key").GetString()!).ToList();
        foreach (var property in options.GetProperties().Where(property => property.GetSetMethod() is not null))
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            var key = $"{section}.{name}";
            Assert.True(
                except.Contains(name, StringComparer.Ordinal) || keys.Exists(known => string.Equals(known, key, StringComparison.Ordinal) || known.StartsWith(key + ".", StringComparison.Ordinal)),
                $"{key} cannot be set");
        }
    }

    private static List<JsonElement> Settings()
    {
        var start = new System.Diagnostics.ProcessStartInfo(Path.Combine(CheckoutFiles.ProgramFolder, "cardshop"), ["config", "show", "--json"]);
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("CARDSHOP_", StringComparison.Ordinal) || name is "ASPNETCORE_URLS"))
        {
            start.Environment.Remove(name);
        }

        return [.. JsonLines.ResultOf(Tool.Try(start)).GetProperty("settings").EnumerateArray()];
    }

    private static string Generated()
    {
        var text = new StringBuilder();
        var section = "";
        foreach (var setting in Settings())
        {
            var key = setting.GetProperty("key").GetString()!;
            var of = key[..key.LastIndexOf('.')];
            if (!string.Equals(of, section, StringComparison.Ordinal))
            {
                text.Append($"\n## {of}\n\n| key | means | give | default |\n|---|---|---|---|\n");
                section = of;
            }

            var meaning = setting.GetProperty("meaning").GetString() + (setting.GetProperty("secret").GetBoolean() ? " Secret." : "");
            text.Append($"| `{key}` | {Cell(meaning)} | {Cell(setting.GetProperty("allowed").GetString()!)} | {Cell(setting.GetProperty("default").GetString()!)} |\n");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
