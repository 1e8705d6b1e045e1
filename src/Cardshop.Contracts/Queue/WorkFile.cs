namespace Cardshop.Contracts.Queue;

/// <summary>A file of the warehouse that a task needs.</summary>
/// <param name="Kind"><c>image</c>, <c>manifest</c>, <c>bmap</c>.</param>
/// <param name="Name">Its file name; no other order has it.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 hexadecimal digits: what is fetched has to be that.</param>
/// <param name="Sources">
/// Where it can be had, the first one first. <c>http</c> and <c>https</c>: open to whoever has the address, or, where that says nothing of a signature, to the
/// account's access token as <c>Authorization: Bearer</c>. <c>ftp</c> and <c>ftps</c>: log in with username and access token. Links end; claim the task again for new ones.
/// </param>
public sealed record WorkFile(string Kind, string Name, long Size, string Sha256, IReadOnlyList<Uri> Sources);
