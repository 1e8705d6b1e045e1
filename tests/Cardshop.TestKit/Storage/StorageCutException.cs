namespace Cardshop.TestKit.Storage;

/// <summary>
/// The process was killed, or the power went, in the middle of this operation. Not an <see cref="IOException"/>: no product code may
/// handle it, and every operation after it meets it again until <see cref="SimulatedStorage.Reboot"/>.
/// </summary>
public sealed class StorageCutException(string operation) : Exception($"Cut: {operation}");
