namespace Cardshop.Commands.Hosting;

/// <summary>A setting as people and programs see it.</summary>
/// <param name="Key">Such as <c>scheduler.queue.lease</c>.</param>
/// <param name="Value">What holds; empty for none, and stars for a secret.</param>
/// <param name="Source">Where it comes from: a file, a variable, an option, or <c>default</c>.</param>
/// <param name="Meaning">What it is for, in Markdown.</param>
/// <param name="Allowed">What may be given.</param>
/// <param name="Default">What holds when nothing is set, in Markdown.</param>
/// <param name="Secret">Whether its value is not shown.</param>
internal sealed record ShownSetting(string Key, string Value, string Source, string Meaning, string Allowed, string Default, bool Secret);
