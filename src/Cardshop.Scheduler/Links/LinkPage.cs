namespace Cardshop.Scheduler.Links;

/// <summary>What is shown to who followed a link.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Language">Of the text.</param>
/// <param name="Title">As text.</param>
/// <param name="Content">As HTML.</param>
internal sealed record LinkPage(int Status, string Language, string Title, string Content);
