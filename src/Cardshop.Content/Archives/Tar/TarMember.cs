namespace Cardshop.Content.Archives.Tar;

/// <summary>A member of a tar archive, with all that its headers say of it.</summary>
/// <param name="Name">Its path, as the archive has it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Length">How many bytes of data follow in the archive.</param>
/// <param name="Mode">Permission bits, and others.</param>
/// <param name="Modified">In UTC.</param>
/// <param name="LinkName">What it links to.</param>
/// <param name="IsSparse">Its data is not the file's, but parts of it with a map.</param>
internal sealed record TarMember(byte[] Name, TarType Type, long Length, int Mode, DateTime Modified, byte[] LinkName, bool IsSparse);
