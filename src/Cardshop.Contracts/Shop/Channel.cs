namespace Cardshop.Contracts.Shop;

/// <summary>An organisation that shares the shop with others.</summary>
/// <param name="Slug">Its name in orders and accounts.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Active">Whether it takes orders.</param>
/// <param name="Private">Whether it is left out of lists that the public sees.</param>
/// <param name="SenderName">Printed on shipping slips.</param>
/// <param name="SenderEmail">Where its customers write to.</param>
/// <param name="SenderAddress">Of several lines.</param>
/// <param name="Created">When it was made.</param>
public sealed record Channel(
    string Slug, string Name, bool Active, bool Private, string SenderName, string SenderEmail, string SenderAddress, DateTimeOffset Created);
